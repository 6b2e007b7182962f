import visitdata as vd

reply = "The first draft:\n```\ntitle: A visit\n```\nThe second draft:\n```\ntitle: Another visit\n```\n"
problems = vd.draft(reply).problems

import visitdata as vd

vd.Actor(id="lind", name="Ana Lind")

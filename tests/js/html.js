// Prints what html-validate finds in pages: `node html.js FILES`, where FILES is a file with the JSON of their names.
import fs from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  // HTML allows any id without white space; without this, only those of HTML 4. White space may end a line of a text.
  rules: { "valid-id": ["error", { relaxed: true }], "no-trailing-whitespace": "off" },
};
const validator = new HtmlValidate(new StaticConfigLoader(config));
const found = [];
for (const name of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  const report = await validator.validateString(fs.readFileSync(name, "utf8"), name);
  for (const { messages } of report.results) {
    found.push(...messages.map((each) => `${name}:${each.line}: ${each.ruleId}: ${each.message}`));
  }
}
process.stdout.write(JSON.stringify(found));

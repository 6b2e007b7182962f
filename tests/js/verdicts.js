// Prints for each of many documents whether it is valid: `node verdicts.js OPTIONS SCHEMA DOCUMENTS`, where each
// argument is a file with JSON. Whatever ajv logs is an error: in strict mode, that is what it doubts in the schema.
import fs from "node:fs";
import Ajv from "ajv/dist/2020.js";

const fail = (...doubts) => {
  throw new Error(doubts.join(" "));
};
const [options, schema, documents] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, "utf8")));
const validate = new Ajv({ ...options, logger: { log: fail, warn: fail, error: fail } }).compile(schema);
process.stdout.write(JSON.stringify(documents.map((document) => validate(document))));

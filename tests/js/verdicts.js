// Prints for each of many documents whether it is valid: `node verdicts.js SCHEMA DOCUMENTS`.
import fs from "node:fs";
import Ajv from "ajv/dist/2020.js";

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const [schema, documents] = process.argv.slice(2).map(read);
const validate = new Ajv().compile(schema);
process.stdout.write(JSON.stringify(documents.map((document) => validate(document))));

// Prints for each of many annotations whether it is valid in the Web Annotation Data Model, as far as the validator
// knows it: `node annotations.js ANNOTATIONS`, where the argument is a file with JSON.
import fs from "node:fs";
import validate from "validate-web-annotation";

const annotations = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(annotations.map((annotation) => validate(annotation))));

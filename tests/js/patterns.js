// Prints for each of many patterns in which of many texts it is found, first without the flag u, then with it:
// `node patterns.js PATTERNS TEXTS`, where each argument is a file with a list of strings.
import fs from "node:fs";

const [patterns, texts] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, "utf8")));
const found = (pattern, flags) => texts.map((text) => new RegExp(pattern, flags).test(text));
process.stdout.write(JSON.stringify(patterns.map((pattern) => [found(pattern, ""), found(pattern, "u")])));

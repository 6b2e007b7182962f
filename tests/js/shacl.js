// Validates many graphs by shapes in Turtle: `node shacl.js ENGINE SHAPES GRAPHS`, where GRAPHS is a file with a list
// of lists of triples, whose terms are objects as RDF/JS has them. Prints a list of [focus node, constraint component]
// for each of them, which is empty where it conforms. A focus node without a name is "_:".
import fs from "node:fs";
import { Parser } from "n3";
import Shacl from "rdf-validate-shacl";
import environment from "rdf-validate-shacl/src/defaultEnv.js";
import { Validator } from "shacl-engine";

const [engine, shapes, graphs] = process.argv.slice(2);
const read = (file) => fs.readFileSync(file, "utf8");

function term({ termType, value, language, datatype }) {
  if (termType !== "Literal") return environment[termType === "BlankNode" ? "blankNode" : "namedNode"](value);
  return environment.literal(value, language || environment.namedNode(datatype.value));
}

const name = ({ termType, value }) => (termType === "BlankNode" ? "_:" : value);

const engines = {
  "rdf-validate-shacl"(shapes) {
    const validator = new Shacl(shapes, { factory: environment });
    return async (graph) => {
      const { results } = await validator.validate(graph);
      return results.map((each) => [name(each.focusNode), each.sourceConstraintComponent.value]);
    };
  },
  "shacl-engine"(shapes) {
    const validator = new Validator(shapes, { factory: environment });
    return async (graph) => {
      const { results } = await validator.validate({ dataset: graph });
      return results.map((each) => [name(each.focusNode.term), each.constraintComponent.value]);
    };
  },
};

const validate = engines[engine](environment.dataset(new Parser().parse(read(shapes))));
const reports = [];
for (const graph of JSON.parse(read(graphs))) {
  const quads = graph.map((triple) => environment.quad(...triple.map(term)));
  reports.push(await validate(environment.dataset(quads)));
}
process.stdout.write(JSON.stringify(reports));

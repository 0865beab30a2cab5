/* What a reference may name, by its id and by its title. */
"use strict";

{
  /** @type {(records: NamedRecord[], labels: FormRules["labels"]) => FormNames} */
  function formNames(records, labels) {
    const byId = new Map(records.flatMap((record) => [record[0], ...record[5]].map((id) => [id, record])));

    /** @type {Map<string, FormOption[]>} */
    const known = new Map(); // of the fields that ask for the same

    /** @type {(shape: FormShape) => FormOption[]} */
    function options(shape) {
      const key = [shape.kinds, shape.dimension, shape.anchor].join();
      if (!known.has(key)) known.set(key, fitting(shape));
      return known.get(key) ?? [];
    }

    /** @type {(shape: FormShape) => NamedRecord[]} */
    function fittingRecords({ kinds = [], dimension = "" }) {
      return records.filter(([, , kind, of]) => !kinds.length || (kinds.includes(kind) && ["", of].includes(dimension)));
    }

    /** @type {FormNames["ids"]} */
    function ids(shape, hasPlace) {
      const found = fittingRecords(shape).filter(([, , , , anchors]) => !hasPlace || anchors.length);
      return found.flatMap(([id, , , , , formerly]) => (shape.kinds?.length ? [id] : [id, ...formerly]));
    }

    /** @type {(shape: FormShape) => FormOption[]} */
    function fitting(shape) {
      const { kinds = [], anchor } = shape;
      return fittingRecords(shape).flatMap(([id, title, kind, , anchors]) => [
        ...(anchor === "required" ? [] : [{ value: id, label: kinds.length === 1 ? title : `${title}（${labels[kind]?.[""] ?? kind}）` }]),
        ...(anchor === "never" ? [] : anchors.map(([place, name]) => ({ value: `${id}#${place}`, label: `${title} · ${name}` }))),
      ]);
    }

    /** @type {(ref: string) => string} */
    function titleOf(ref) {
      const [id, place] = ref.split("#");
      const found = byId.get(id);
      if (!found) return "";
      const name = place && found[4].find(([anchor]) => anchor === place)?.[1];
      return name ? `${found[1]} · ${name}` : found[1];
    }

    return { find: (id) => byId.get(id), ids, options, titleOf };
  }

  casebook.formNames = formNames;
}

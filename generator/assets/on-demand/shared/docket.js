/* The complaint that is being handled: what somebody has confirmed of it, kept in this browser until it is wiped. Of what
   was typed it holds nothing. */
"use strict";

{
  const { record, shape } = casebook;
  const NAME = "docket";
  const changes = new EventTarget();

  /** What is kept, as far as it has its form.
      @type {() => Docket} */
  function kept() {
    const found = record.kept(NAME);
    const value = shape.isPlain(found) ? found : {};
    /** @type {(one: unknown) => string} */
    const text = (one) => (typeof one === "string" ? one : "");
    /** @type {(one: unknown) => string[]} */
    const list = (one) => (Array.isArray(one) ? [...new Set(one.map(text).filter(Boolean))] : []);
    const received = shape.isDay(value.received) ? value.received : "";
    return { received, product: text(value.product), severity: text(value.severity), causes: list(value.causes), dangers: list(value.dangers) };
  }

  /** @type {(change: Partial<Docket>) => void} */
  function keep(change) {
    store({ ...kept(), ...change });
  }

  /** Takes over what was confirmed of a text: more causes and dangers join, another product or level replaces.
      @type {(confirmed: Confirmed) => void} */
  function carry({ product, severity, causes, dangers }) {
    const old = kept();
    store({
      received: old.received || casebook.progress.dayOf(new Date()),
      product: product || old.product,
      severity: severity || old.severity,
      causes: [...new Set([...old.causes, ...causes])],
      dangers: [...new Set([...old.dangers, ...dangers])],
    });
  }

  /** @type {(docket: Docket | null) => void} */
  function store(docket) {
    record.keep(NAME, docket);
    changes.dispatchEvent(new Event("change"));
  }

  casebook.docket = { carry, changes, keep, kept, wipe: () => store(null) };
}

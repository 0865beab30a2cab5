/* Stands in the script of all pages only where the organisation has named a store of learning records: loads the script that
   sends, on pages of learners who have agreed. */
"use strict";

{
  const { make, record, site: { lrs } } = casebook;
  if (lrs && record.kept("sending") === lrs.endpoint) document.body.append(make("cb-sender", { hidden: true }));
}

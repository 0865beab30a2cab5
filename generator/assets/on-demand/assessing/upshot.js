/* What somebody comes with, apart from what they say is settled: 钱退了，这事我不提了。我今天要问的是…. Told by how people let a matter
   rest and turn to another, not by what it is about. */
"use strict";

{
  const LEAST = 12; // characters: what is left must say something
  const REST =
    "不提了|不提它了?|不说了|不翻(?:旧|老)账|不(?:再)?(?:计较|追究)|不怪你们?|(?:没|没有|沒|無)意见|(?:我|俺|都|也)认(?:了|账|可|倒霉)?|" +
    "(?:已经|都|早就|早|也|算)(?:给我?)?(?:解决|处理|办|退|赔|弄|还|道歉)(?:好|完|妥|清|到|了)+|过去了|翻篇|两清了|我(?:很|挺)?满意|不是(?:为|来说?)这个";
  const TURN =
    "(?:但|可|不过|只是|然而|偏偏)(?:是|呢|就是)?|(?:这|今)(?:回|次)|(?:现在|今天|眼下|当下)(?:是|要|想|的|来|又|新)|" +
    "我(?:今天|现在|这回)?(?:就|只)?(?:要|想)?(?:说|问|讲|投诉|反映|有意见|不认|气|寒心|不服)的(?:是|就)|我(?:就|只)(?:想|要)?问|问题(?:是|在)|(?:要紧|关键|重点|气人|寒心|过分|要命)的是";
  const SETTLED = new RegExp(`^[^]*(?:${REST})[^，,。.！!？?；;\\n]{0,8}[，,。.！!？?；;\\s]+(?=${TURN})`, "u");

  /** The text from where it turns from what is settled to what is not; all of it if it does not turn.
      @type {(text: string) => string} */
  function upshot(text) {
    const [before] = text.match(SETTLED) ?? [""];
    const rest = text.slice(before.length);
    return rest.length < LEAST ? text : rest;
  }

  casebook.upshot = upshot;
}

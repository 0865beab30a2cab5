/* Whether a text is a sentence that somebody said, or words to look for. Told by the small words of the language, which a
   row of names has none of: so no list of subjects, and nothing to learn. */
"use strict";

{
  const LEAST = 4; // Han characters
  const LONG = 14; // so many are hardly a name
  const LITTLE = 2; // signs of which one may stand in a name
  const HAN = /\p{Script=Han}/gu;
  const PERSON = /[我俺咱你您恁他她侬]|老公|老婆|儿子|女儿|家里|爸|妈/u;
  const PARTICLE = /[了吗呢吧啊呀嘛啦呗么](?=$|[\s，。！？；,!?;])/u; // at the end of a clause
  const SMALL = /[了着过给被把让叫说要不没还都就老]|天天|[，。！？；,!?;]/gu;

  /** @type {Casebook["isSentence"]} */
  function isSentence(text) {
    const plain = text.normalize("NFKC");
    if (count(plain, HAN) < LEAST) return false;
    return PERSON.test(plain) || PARTICLE.test(plain) || count(plain, HAN) >= LONG || count(plain, SMALL) >= LITTLE;
  }

  /** @type {(text: string, pattern: RegExp) => number} */
  function count(text, pattern) {
    return text.match(pattern)?.length ?? 0;
  }

  casebook.isSentence = isSentence;
}

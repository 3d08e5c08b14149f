// The words of the page's language: sentences, plurals, numbers and days, as the published file of words has them.
(function () {
  "use strict";

  const D = (window.Dateline = window.Dateline || {});
  const ENGLISH = { language: "en", direction: "ltr", plural: ["one", "other"], messages: {}, names: [], labels: {} };

  const localeOf = (language) => (language === "en" ? "en-GB" : language);

  // A browser need not know every language: Chromium writes "M10" for October in Azerbaijani. The file of words
  // therefore brings `months`, `short_months`, `day` ("{day} {month} {year}") and `group`, the mark between thousands.
  function formatsOf(words) {
    const known = Intl.DateTimeFormat.supportedLocalesOf([localeOf(words.language)]);
    const locale = known.length ? known : "en-GB";
    return {
      plural: new Intl.PluralRules(locale),
      number: new Intl.NumberFormat(locale),
      longMonth: new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long" }),
      month: new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "short" }),
    };
  }

  let formats = formatsOf(ENGLISH);

  // Takes over a language's words, of which any may be missing; null is English.
  D.setWords = function (words) {
    D.words = Object.assign({}, ENGLISH, words);
    formats = formatsOf(D.words);
    document.documentElement.lang = D.words.language;
    document.documentElement.dir = D.words.direction === "rtl" ? "rtl" : "ltr";
  };

  // {parts} as Python's str.format fills them; numbers among them are written as the language does.
  function filled(words, parts) {
    return words.replace(/\{(\w+)\}/g, (whole, name) => {
      if (!parts || !Object.hasOwn(parts, name)) return whole;
      return typeof parts[name] === "number" ? D.number(parts[name]) : String(parts[name]);
    });
  }

  function formsOf(words) {
    return (Object.hasOwn(D.words.messages, words) && D.words.messages[words]) || [];
  }

  D.say = (words, parts) => filled(formsOf(words)[0] || words, parts);

  // A sentence about so many of something, by its two English forms.
  D.count = function (one, many, number, parts) {
    const forms = formsOf(one);
    const form = forms[D.words.plural.indexOf(formats.plural.select(number))];
    const words = form && forms.length === D.words.plural.length ? form : number === 1 ? one : many;
    return filled(words, Object.assign({ number }, parts));
  };

  D.number = function (number) {
    if (!D.words.group || !Number.isInteger(number)) return formats.number.format(number);
    return String(number).replace(/\B(?=(\d{3})+$)/g, D.words.group);
  };

  D.isoDay = (date) => date.toISOString().slice(0, 10);

  D.month = (date) => (D.words.months ? D.words.months[date.getUTCMonth()] : formats.longMonth.format(date));
  D.shortMonth = (date) => (D.words.short_months ? D.words.short_months[date.getUTCMonth()] : formats.month.format(date));

  D.day = function (date) {
    const parts = { day: String(date.getUTCDate()), month: D.month(date), year: String(date.getUTCFullYear()) };
    return D.words.day ? filled(D.words.day, parts) : D.say("{day} {month} {year}", parts);
  };

  // A range as "4 October 2020", "4 to 17 October 2020" or "28 September to 3 October 2020".
  D.days = function (first, last) {
    const words = { day: String(first.getUTCDate()), month: D.month(first), first: D.day(first), last: D.day(last) };
    if (D.isoDay(first) === D.isoDay(last)) return words.last;
    if (first.getUTCFullYear() !== last.getUTCFullYear()) return D.say("{first} to {last}", words);
    if (first.getUTCMonth() !== last.getUTCMonth()) return D.say("{day} {month} to {last}", words);
    return D.say("{day} to {last}", words);
  };

  D.setWords(null);
})();

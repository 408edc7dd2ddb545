import type { Words } from '../check/words.ts';

/** What is said of a command line that is wrong, in both languages: `check` reports in either. */
export const usageWords = {
  unexpected: (named: string) => ({
    mn: `Илүү утга${named} байна.`,
    en: `Unexpected argument${named}.`,
  }),
  needsValue: (flag: string) => ({ mn: `${flag}-д утга хэрэгтэй.`, en: `${flag} needs a value.` }),
  needsValueWithDash: (flag: string) => ({
    mn: `${flag}-д утга хэрэгтэй. - тэмдгээр эхэлсэн утгыг ${flag}=УТГА гэж бичнэ.`,
    en: `${flag} needs a value. Write one that begins with - as ${flag}=VALUE.`,
  }),
  unknownOption: (named: string) => ({
    mn: `Ийм сонголт алга${named && `: ${named}`}.`,
    en: `Unknown option${named && ` '${named}'`}.`,
  }),
  takesNoValue: (flag: string) => ({
    mn: `${flag} утга авдаггүй.`,
    en: `${flag} does not take a value.`,
  }),
  range: (flag: string, least: string, most: string) => ({
    mn: `${flag} нь ${least}-ээс ${most} хүртэлх бүхэл тоо байна.`,
    en: `${flag} must be a whole number from ${least} to ${most}.`,
  }),
  oneOf: (flag: string, values: string) => ({
    mn: `${flag} нь эдгээрийн нэг байна: ${values}.`,
    en: `${flag} must be one of ${values}.`,
  }),
  app: () => ({
    mn: 'check тушаалд MonPay-ийн нээдэг мини аппынхаа хаягийг бичнэ үү, жишээ нь http://localhost:3000/launch.',
    en: 'check takes the URL of your mini app that MonPay opens, such as http://localhost:3000/launch.',
  }),
  path: (flag: string) => ({
    mn: `${flag}-д мини аппынхаа зам бичнэ үү, жишээ нь /orders.`,
    en: `${flag} takes a path of your mini app, such as /orders.`,
  }),
  login: () => ({
    mn: '--login-д хуудасны тань код илгээдэг хүсэлтийг бичнэ үү, жишээ нь "POST /api/login code={code}".',
    en: '--login takes the request of your page that has the code, such as "POST /api/login code={code}".',
  }),
  bearer: () => ({
    mn: '--bearer-т --login-ийн JSON хариун дахь нэрийг бичнэ үү, жишээ нь token эсвэл data.token.',
    en: '--bearer takes a name in the JSON answer to --login, such as token or data.token.',
  }),
  bearerAlone: () => ({
    mn: '--bearer-ийг --login-той хамт бичнэ үү: токен түүний хариунд байна.',
    en: '--bearer needs --login, whose answer has the token.',
  }),
  skip: () => ({
    mn: '--skip-д тохиолдлын нэр, шалтгааныг бичнэ үү, жишээ нь head="мэдэж байгаа".',
    en: '--skip takes the name of a case and a reason, such as head="we know".',
  }),
  noCase: (named: string) => ({
    mn: `Ийм тохиолдол${named} алга; нэрсийг check --list харуулна.`,
    en: `There is no case${named}; check --list names them.`,
  }),
  sellsNothing: () => ({
    mn: '--delivered, --refund, --sweep-ийг --buy-тай хамт бичнэ үү: яаж худалдан авахыг тэр хэлнэ.',
    en: '--delivered, --refund and --sweep need --buy, which says how to buy.',
  }),
  noScript: (file: string) => ({
    mn: `--buy-д бичсэн скрипт алга: ${file}.`,
    en: `The script of --buy is not there: ${file}.`,
  }),
  buy: () => ({
    mn: '--buy-д мини аппынхаа хүсэлтийг, жишээ нь "POST /buy item=1", эсвэл скриптийн файлыг бичнэ үү.',
    en: '--buy takes a request of your mini app, such as "POST /buy item=1", or the file of a script.',
  }),
  refund: () => ({
    mn: '--refund-д мини аппынхаа хүсэлтийг бичнэ үү, жишээ нь "POST {return}/refund".',
    en: '--refund takes a request of your mini app, such as "POST {return}/refund".',
  }),
  delivered: () => ({
    mn: '--delivered-д зам, хүргэлт бүрд нэг удаа гардаг үгийг бичнэ үү, жишээ нь "/orders Хүргэсэн".',
    en: '--delivered takes a path and words that stand there once for each delivery, such as "/orders Delivered".',
  }),
} as const satisfies Record<string, (...values: string[]) => Words>;

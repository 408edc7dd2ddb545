import type { Language } from '../site.ts';

/** The same in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** What the customer should see. */
export const customerSees = {
  reopen: {
    mn: '«Мини аппыг хаагаад MonPay аппаас дахин нээнэ үү» гэсэн хуудас. Шинэ нээлтэд шинэ код ирнэ.',
    en: 'A page that says: close the mini app and open it again in MonPay. A new launch brings a new code.',
  },
  reload: {
    mn: '«Түр саатлаа, дахин оролдоно уу» гэсэн, дахин ачаалж болох хуудас. Код хэвээр ажиллана.',
    en: 'A page that says “one moment, try again” and that can be reloaded. The code still works.',
  },
  ours: {
    mn: '«Уучлаарай, манай талд алдаа гарлаа» гэсэн хуудас. Хэрэглэгч юу ч засаж чадахгүй тул та засна.',
    en: 'A page that says “sorry, this is our mistake”. The customer can fix nothing; you have to.',
  },
  checking: {
    mn: '«Төлбөрийг шалгаж байна» гэсэн хуудас. Дахин төлүүлж болохгүй.',
    en: 'A page that says “the payment is being checked”. Do not ask for it again.',
  },
  nothing: {
    mn: 'Юу ч харагдахгүй. Үүнийг зөвхөн танай сервер харна.',
    en: 'Nothing. Only your server sees this.',
  },
} as const satisfies Record<string, Words>;

/** Outcome by then. */
export const outcomes = {
  code_good: {
    mn: 'Код ашиглагдаагүй, хэвээр ажиллана.',
    en: 'The code was not spent and still works.',
  },
  code_refused: {
    mn: 'Туршилтын орчинд код ашиглагдаагүй; MonPay дээр ямар болох нь баримтгүй. sdk энэ кодыг арван минут дахин илгээхгүй: шалтгааныг засаад мини аппыг дахин нээнэ.',
    en: 'In the sandbox the code was not spent; what MonPay does is not documented. The sdk does not send it again for ten minutes: fix the cause and reopen the mini app.',
  },
  code_dead: {
    mn: 'Энэ код дахиж ажиллахгүй.',
    en: 'This code no longer works.',
  },
  code_unknown: {
    mn: 'Код ашиглагдсан байж магадгүй. Ашиглагдсан гэж үзнэ.',
    en: 'The code may be spent. Treat it as spent.',
  },
  no_code: {
    mn: 'Код илгээгээгүй.',
    en: 'No code was sent.',
  },
  nothing_done: {
    mn: 'Юу ч хийгдээгүй.',
    en: 'Nothing was done.',
  },
  maybe_done: {
    mn: 'MonPay гүйцэтгэсэн байж магадгүй. Давтахаас өмнө нэхэмжлэхийг шалгана.',
    en: 'MonPay may have done it. Check the invoice before you repeat it.',
  },
  granted: {
    mn: 'Хүсэлт амжилттай болсон. Зөвхөн зөвлөгөө.',
    en: 'The request was granted. This is only advice.',
  },
  done_before: {
    mn: 'Өмнө нь хийгдсэн. Дахин хийгдээгүй.',
    en: 'It was done before, and not done again.',
  },
} as const satisfies Record<string, Words>;

/** What the tables do not say about an error. */
export interface About<Attempt> {
  readonly customer: keyof typeof customerSees;
  readonly outcome: keyof typeof outcomes;
  /** How to reproduce it in the sandbox. A test does so. */
  readonly attempt: Attempt;
}

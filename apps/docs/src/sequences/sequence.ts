import type { Words } from '../errors/about.ts';

/** Who takes part, from left to right. */
export type Actor = 'customer' | 'server' | 'monpay';

/** One step: what goes from one to another, or what one does by itself. */
export interface Step {
  readonly from: Actor;
  readonly to: Actor;
  readonly words: Words;
}

/** How the actors are called above their lines. */
export const actorNames: Readonly<Record<Actor, Words>> = {
  customer: { mn: 'Хэрэглэгчийн утас', en: 'The phone' },
  server: { mn: 'Таны сервер', en: 'Your server' },
  monpay: { mn: 'MonPay', en: 'MonPay' },
};

/** How a customer is signed in. */
const launch: readonly Step[] = [
  {
    from: 'customer',
    to: 'monpay',
    words: { mn: 'мини аппыг дарна', en: 'taps the mini app' },
  },
  {
    from: 'monpay',
    to: 'customer',
    words: { mn: 'хаягийг ?code=…-той нээнэ', en: 'opens the address with ?code=…' },
  },
  {
    from: 'customer',
    to: 'server',
    words: { mn: 'GET /launch?code=…', en: 'GET /launch?code=…' },
  },
  {
    from: 'server',
    to: 'monpay',
    words: { mn: 'код, нууц түлхүүр', en: 'code and secret' },
  },
  {
    from: 'monpay',
    to: 'server',
    words: { mn: 'хандалтын токен', en: 'access token' },
  },
  {
    from: 'server',
    to: 'monpay',
    words: { mn: 'хэрэглэгч хэн бэ?', en: 'who is it?' },
  },
  {
    from: 'monpay',
    to: 'server',
    words: { mn: 'хэрэглэгчийн мэдээлэл', en: 'the customer' },
  },
  {
    from: 'server',
    to: 'customer',
    words: { mn: '303, шинэ сешний күүки', en: '303 and the cookie of a new session' },
  },
  {
    from: 'customer',
    to: 'server',
    words: { mn: 'GET / (хаягт код үгүй)', en: 'GET / (no code in the address)' },
  },
];

/** How an order is paid. */
const payment: readonly Step[] = [
  {
    from: 'customer',
    to: 'server',
    words: { mn: 'захиална', en: 'orders' },
  },
  {
    from: 'server',
    to: 'server',
    words: { mn: '1. захиалгыг бичнэ', en: '1. writes the order' },
  },
  {
    from: 'server',
    to: 'monpay',
    words: { mn: '2. нэхэмжлэх үүсгэнэ', en: '2. creates the invoice' },
  },
  {
    from: 'monpay',
    to: 'server',
    words: { mn: 'дугаар', en: 'its id' },
  },
  {
    from: 'server',
    to: 'server',
    words: { mn: '3. дугаарыг захиалгад холбоно', en: '3. binds the id to the order' },
  },
  {
    from: 'server',
    to: 'customer',
    words: { mn: 'төлбөрийн хуудас руу', en: 'on to the pay page' },
  },
  {
    from: 'customer',
    to: 'monpay',
    words: { mn: 'төлбөрийг зөвшөөрнө', en: 'approves the payment' },
  },
  {
    from: 'monpay',
    to: 'server',
    words: { mn: 'мэдэгдэл: зөвхөн дохио', en: 'notice: a hint' },
  },
  {
    from: 'server',
    to: 'monpay',
    words: { mn: '4. нэхэмжлэхийг шалгана', en: '4. checks the invoice' },
  },
  {
    from: 'monpay',
    to: 'server',
    words: { mn: 'PAID, дүн: нотолгоо', en: 'PAID, amount: the proof' },
  },
  {
    from: 'server',
    to: 'server',
    words: { mn: '5. нэг UPDATE, нэг хүргэлт', en: '5. one UPDATE, one delivery' },
  },
  {
    from: 'monpay',
    to: 'customer',
    words: { mn: 'дэлгүүр рүү буцаана', en: 'back to the shop' },
  },
];

/** What is drawn, by its name. */
export const sequences = { launch, payment } as const;

import type { Hint } from './hints.ts';

export const resourceHints = {
  not_sent: {
    en: 'Nothing was sent: check the network, DNS, proxy and certificate of authorizationServer, and try again.',
    mn: 'Юу ч илгээгээгүй: сүлжээ, DNS, прокси, authorizationServer-ийн гэрчилгээг шалгаад дахин оролдоно уу.',
  },
  unknown_read: {
    en: 'Nothing was changed, since this only reads: try again.',
    mn: 'Асуулт юу ч өөрчлөөгүй: дахин оролдоно уу.',
  },
  unknown_write: {
    en: 'MonPay may have done it. Check the invoice before you try again: MonPay has no idempotency key, so a second request is a second invoice or refund.',
    mn: 'MonPay үүнийг гүйцэтгэсэн байж магадгүй. Давтахаас өмнө нэхэмжлэхийг шалгана уу: давтвал хоёр дахь нэхэмжлэх эсвэл буцаалт үүснэ.',
  },
  refused: {
    en: 'MonPay refused the request: fix what it says before you try again.',
    mn: 'MonPay хүсэлтээс татгалзсан: дахин оролдохоос өмнө шалтгааныг засна уу.',
  },
  dead_token: {
    en: "MonPay no longer accepts this access token. If it is the customer's, have the customer reopen the mini app; the sdk has already renewed the merchant's own once.",
    mn: 'MonPay энэ хандалтын токеныг хүлээж авахаа больсон. Хэрэглэгчийн токен бол мини аппыг дахин нээлгэнэ үү; мерчантын токеныг нэг удаа шинэчилж үзсэн.',
  },
  missing_right: {
    en: 'These credentials lack the right to do this, and a new token does not change that: ask MonPay for it.',
    mn: 'Энэ үйлдлийг хийх эрх алга; шинэ токен тус болохгүй. MonPay-ээс эрхээ нээлгэнэ үү.',
  },
  server_failed: {
    en: 'MonPay reports a failure of its own: a read may be tried again later; check the invoice before you repeat anything else.',
    mn: 'MonPay өөрийн алдааг мэдээллээ: уншилтыг дараа дахин оролдож болно; бусдыг давтахаас өмнө нэхэмжлэхийг шалгана уу.',
  },
  invalid_read: {
    en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between answers for it.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд өөр сервер хариулаагүй эсэхийг шалгана уу.',
  },
  invalid_write: {
    en: 'MonPay may have done it. Check the invoice before you try again, and check that authorizationServer is the host that MonPay gave you.',
    mn: 'MonPay үүнийг гүйцэтгэсэн байж магадгүй. Давтахаас өмнө нэхэмжлэхийг, мөн authorizationServer зөв эсэхийг шалгана уу.',
  },
  refund_failed: {
    en: 'The money was not returned. Check the invoice, and ask MonPay about the status code.',
    mn: 'Мөнгө буцаагдаагүй. Нэхэмжлэхийг шалгаж, төлөвийн кодын талаар MonPay-ээс асууна уу.',
  },
  invalid_payment_notice: {
    en: 'Ignore it, since anybody can call this address. If MonPay sent it, check the invoice.',
    mn: 'Үл тооно уу: энэ хаягийг хэн ч дуудаж чадна. MonPay илгээсэн бол нэхэмжлэхийг шалгана уу.',
  },
} as const satisfies Record<string, Hint>;

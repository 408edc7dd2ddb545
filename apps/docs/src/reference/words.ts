// Mongolian beside the spec, which is English. A test holds every operation and field of the spec to have its words.

/** What each operation is for. */
export const operationWords: Readonly<Record<string, string>> = {
  requestToken: 'Хандалтын токен авах',
  getUserInfo: 'Хэрэглэгч хэн болохыг асуух',
  createInvoice: 'Нэхэмжлэх үүсгэх. Давтвал төлж болох хоёр дахь нэхэмжлэх үүснэ',
  getInvoice: 'Нэхэмжлэх шалгах',
  cancelInvoice:
    'Нэхэмжлэх цуцлах. GET боловч төлөв өөрчилнө: урьдчилан ачаалж, автоматаар давтаж болохгүй',
  refundInvoice: 'Мөнгө буцаах, зөвхөн бүх дүнг. HTTP 200 ирсэн ч `status`-ыг уншина',
  payment:
    'MonPay хэрэглэгч төлсөн, эсвэл төлөх гэж оролдсоныг мэдэгдэнэ. Гарын үсэггүй тул нотолгоо биш',
  paymentByPost: 'Мөн адил, POST-оор',
  launch: 'MonPay мини аппыг нээнэ',
};

/** What each field means. */
export const fieldWords: Readonly<Record<string, string>> = {
  redirect_uri: 'Мини аппын бүртгүүлсэн URL. MonPay схем, домэйныг тулгана.',
  client_id: 'Клиентийн id. MobiFinance олгоно.',
  client_secret: 'Нууц түлхүүр. MobiFinance олгоно. Формын талбараар илгээнэ.',
  code: 'Нээлтийн нэг удаагийн код.',
  grant_type:
    'Хэрэглэгчийн токенд `authorization_code`, мерчантын өөрийн токенд `client_credentials`.',
  access_token: 'Хандалтын токен. Зөвхөн сервер дээр хадгална.',
  token_type: '`Bearer`.',
  refresh_token: 'Ашигладаггүй.',
  expires_in: 'Секунд. Ашигладаггүй: зааварт токеныг хугацаагүй гэсэн.',
  userId: 'Хэрэглэгчийн дугаар.',
  userPhone: 'Утасны дугаар. Тоо, эсвэл текст байж болно.',
  userEmail: 'И-мэйл хаяг.',
  userFirstname: 'Нэр.',
  userLastname: 'Овог.',
  userRegno: 'Регистрийн дугаар.',
  amount: 'Дүн, төгрөгөөр.',
  receiver: 'Хүлээн авагч: `P2B` бол салбарын хэрэглэгчийн нэр.',
  invoiceType: '`P2B` (хэрэглэгч мерчантад), `P2P`, `B2B`.',
  redirectUri: 'Төлсний дараа хэрэглэгч очих хаяг. Хариунд ирснийг төлбөрийн хуудас гэж бүү найд.',
  description: 'Тайлбар.',
  clientServiceUrl: 'MonPay-ийн сервер төлбөрийг мэдэгдэх, мерчантын хаяг.',
  invoiceId: 'Нэхэмжлэхийн дугаар.',
  id: 'Дугаар.',
  status:
    'Төлөв. Нэхэмжлэх: `NEW`, `PAID`, `FAILED`, `CANCELLED`. Мэдэгдэл: `PAID`, `FAILED`. Буцаалт: `REFUNDED`, `REFUNDFAILED`. Танихгүй төлөвийг амжилтгүй гэж үзнэ.',
  statusCode: 'Төлөвийн код.',
  statusInfo: 'Төлөвийн тайлбар.',
  txnId: 'Гүйлгээний дугаар, 16 оронтой.',
  tnxId: 'Гүйлгээний дугаар, зарим мэдэгдэлд ингэж бичигддэг.',
  refundTxnId: 'Буцаалтын гүйлгээний дугаар.',
  miniAppId: 'Мини аппын дугаар.',
  createDate: 'Үүссэн цаг.',
  updateDate: 'Өөрчлөгдсөн цаг.',
  bankName: 'Банкны нэр.',
  bankAccount: 'Дансны дугаар.',
  bankAccountName: 'Дансны нэр.',
  phone: 'Утасны дугаар.',
  info: 'Чөлөөт бичвэр.',
  error: 'Кодын оронд ирсэн алдааны нэр.',
  error_description: 'Алдааны тайлбар.',
};

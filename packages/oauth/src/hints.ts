/** What to check, for the person who reads the error: one sentence or more in English and in Mongolian. */
export interface Hint {
  readonly en: string;
  readonly mn: string;
}

export const hints = {
  authorization_response_error: {
    en: 'MonPay opened the mini app without a code. Show the customer how to go back and open the mini app again; if it happens to everyone, ask MonPay whether the mini app is active.',
    mn: 'MonPay мини аппыг кодгүйгээр нээсэн байна. Хэрэглэгчид буцаж ороод мини аппыг дахин нээхийг зөвлөнө үү; хүн бүрт ийм болж байвал мини апп идэвхтэй эсэхийг MonPay-ээс лавлана уу.',
  },
  invalid_authorization_response: {
    en: 'MonPay opens the registered URL with exactly one ?code=. Open the page from the MonPay app, and check that no proxy, router, link preview or test link drops, repeats or changes the parameter.',
    mn: 'MonPay бүртгүүлсэн URL-ийг яг нэг ?code= параметртэй нээдэг. Хуудсыг MonPay аппаас нээж, прокси, чиглүүлэгч, холбоос урьдчилан харуулагч эсвэл туршилтын холбоос энэ параметрийг хасаагүй, давхардуулаагүй, өөрчлөөгүй эсэхийг шалгана уу.',
  },
  authorization_code_reused: {
    en: 'A code works once, and this one was sent before. Answer a launch with a redirect (303), so that a reload does not send the code again; the customer has to reopen the mini app.',
    mn: 'Код нэг л удаа ажиллах бөгөөд энэ код өмнө нь илгээгдсэн байна. Хуудсыг дахин ачаалахад код дахин илгээгдэхээс сэргийлж нээлтэд 303 чиглүүлгээр хариулна уу; хэрэглэгч мини аппыг дахин нээх хэрэгтэй.',
  },
  spent_codes_unavailable: {
    en: 'The shared memory of spent codes (spentCodes, for example Redis) failed or did not answer in time. Nothing was sent to MonPay, so the code is still good; check that the memory can be reached, then try the same launch again.',
    mn: 'Ашигласан кодын дундын санах ой (spentCodes, жишээ нь Redis) алдаа заасан эсвэл хугацаандаа хариулсангүй. MonPay руу юу ч илгээгдээгүй тул код хүчинтэй хэвээр байна; санах ойд хандаж чадаж байгаа эсэхийг шалгаад энэ нээлтийг дахин оролдоно уу.',
  },
  not_sent: {
    en: 'Nothing was sent to MonPay, so the code is still good. Check the network, DNS, the proxy and the certificate of authorizationServer; the same launch may be tried again.',
    mn: 'MonPay руу юу ч илгээгдээгүй тул код хүчинтэй хэвээр байна. Сүлжээ, DNS, прокси болон authorizationServer-ийн гэрчилгээг шалгана уу; энэ нээлтийг дахин оролдож болно.',
  },
  unknown: {
    en: 'MonPay may have received the code, so it may be spent. Do not send it again: have the customer reopen the mini app, which brings a new code.',
    mn: 'MonPay кодыг хүлээн авсан байж болзошгүй тул код ашиглагдсан байж магадгүй. Дахин бүү илгээ: хэрэглэгч мини аппыг дахин нээвэл шинэ код ирнэ.',
  },
  invalid_token_response: {
    en: 'The answer is no token response of MonPay. Check that authorizationServer is the host that MonPay gave you, and that no proxy, firewall or login page in between answers in its place. The code may be spent: have the customer reopen the mini app.',
    mn: 'Хариу нь MonPay-ийн токены хариу биш байна. authorizationServer нь MonPay-ээс өгсөн хост мөн эсэх, дундын прокси, галт хана эсвэл нэвтрэх хуудас түүний өмнөөс хариулж байгаа эсэхийг шалгана уу. Код ашиглагдсан байж болзошгүй: хэрэглэгч мини аппыг дахин нээх хэрэгтэй.',
  },
  invalid_request: {
    en: 'MonPay did not understand the request. Check that redirectUri is the registered URL in full, that clientId and clientSecret were copied whole, and that no proxy changes the form.',
    mn: 'MonPay хүсэлтийг ойлгосонгүй. redirectUri нь бүртгүүлсэн URL-тэй бүрэн таарч байгаа эсэх, clientId болон clientSecret бүтнээрээ хуулагдсан эсэх, прокси формыг өөрчлөөгүй эсэхийг шалгана уу.',
  },
  unauthorized_client: {
    en: 'The client id or the client secret is wrong for this host. Check both (MONPAY_CLIENT_ID, MONPAY_CLIENT_SECRET), and ask MonPay which host the credentials are for: they belong to one host, and authorizationServer must be that one.',
    mn: 'Клиентийн id эсвэл нууц түлхүүр энэ хостод тохирохгүй байна. Хоёуланг нь (MONPAY_CLIENT_ID, MONPAY_CLIENT_SECRET) шалгаж, аль хостод зориулагдсаныг MonPay-ээс лавлана уу: эрх нь нэг л хостод хамаарах ба authorizationServer яг тэр хост байх ёстой.',
  },
  invalid_grant: {
    en: 'The code is wrong. It was used already, it has expired, it was issued to another client, or redirectUri differs from the registered URL in scheme or domain. Have the customer reopen the mini app.',
    mn: 'Код буруу байна. Өмнө нь ашиглагдсан, хугацаа нь дууссан, өөр клиентэд олгогдсон, эсвэл redirectUri бүртгүүлсэн URL-ээс схем, домэйнээр зөрж байна. Хэрэглэгч мини аппыг дахин нээх хэрэгтэй.',
  },
  unsupported_grant_type: {
    en: 'MonPay refused the grant type, or a gateway refused the form. Check that authorizationServer is the token host itself and that no proxy changes the Content-Type of the request.',
    mn: 'MonPay grant type-ыг, эсвэл дундын сервер формыг хүлээж авсангүй. authorizationServer нь токен олгох хост мөн эсэх, прокси хүсэлтийн Content-Type-ыг өөрчлөөгүй эсэхийг шалгана уу.',
  },
  server_error: {
    en: 'MonPay failed on its side, and the code may be spent. Have the customer reopen the mini app; if it lasts, tell MonPay the time of the request.',
    mn: 'MonPay талд алдаа гарсан бөгөөд код ашиглагдсан байж болзошгүй. Хэрэглэгч мини аппыг дахин нээх хэрэгтэй; удаан үргэлжилбэл хүсэлтийн цагийг MonPay-д мэдэгдэнэ үү.',
  },
} as const satisfies Record<string, Hint>;

/** What to check, for the person who reads the error: one sentence or more in English and in Mongolian. */
export interface Hint {
  readonly en: string;
  readonly mn: string;
}

export const hints = {
  authorization_response_error: {
    en: 'Have the customer reopen the mini app; if that fails, ask MonPay.',
    mn: 'Хэрэглэгч мини аппыг дахин нээнэ үү; давтагдвал MonPay-ээс асууна уу.',
  },
  invalid_authorization_response: {
    en: 'Open the mini app in MonPay, and check that nothing in between changes ?code=.',
    mn: 'Мини аппыг MonPay-ээс нээж, замд ?code= өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  authorization_code_reused: {
    en: 'This code was sent before, and a code works once: answer a launch with a redirect (303). Have the customer reopen the mini app.',
    mn: 'Энэ код өмнө нь илгээгдсэн, код нэг л удаа ажиллана: нээлтэд 303-аар хариулна уу. Хэрэглэгч мини аппыг дахин нээнэ үү.',
  },
  spent_codes_unavailable: {
    en: 'Nothing was sent: check spentCodes (such as Redis), and try the same launch again.',
    mn: 'Юу ч илгээгээгүй: spentCodes (жишээ нь Redis)-ийг шалгаад дахин оролдоно уу.',
  },
  not_sent: {
    en: 'Nothing was sent: check the network, DNS, the proxy and the certificate of authorizationServer, and try the same launch again.',
    mn: 'Юу ч илгээгээгүй: сүлжээ, DNS, прокси, authorizationServer-ийн гэрчилгээг шалгаад дахин оролдоно уу.',
  },
  unknown: {
    en: 'The code may be spent. Have the customer reopen the mini app.',
    mn: 'Код ашиглагдсан байж магадгүй. Хэрэглэгч мини аппыг дахин нээнэ үү.',
  },
  invalid_token_response: {
    en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between answers for it. The code may be spent. Have the customer reopen the mini app.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд өөр сервер хариулаагүй эсэхийг шалгана уу. Код ашиглагдсан байж магадгүй. Хэрэглэгч мини аппыг дахин нээнэ үү.',
  },
  invalid_request: {
    en: 'Check that redirectUri is the registered URL, and that nothing in between changes the form.',
    mn: 'redirectUri нь бүртгүүлсэн URL мөн эсэх, замд форм өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  unauthorized_client: {
    en: 'Check clientId and clientSecret, which belong to one host, and that authorizationServer is the host that MonPay gave you.',
    mn: 'clientId, clientSecret-ийг шалгана уу. Нэг л хостод хамаарах тул authorizationServer нь MonPay-ийн өгсөн хост мөн эсэхийг шалгана уу.',
  },
  invalid_grant: {
    en: "The code was used already, has expired or is another client's, or redirectUri is not the registered URL. Have the customer reopen the mini app.",
    mn: 'Код ашиглагдсан, хугацаа нь дууссан, өөр клиентийнх, эсвэл redirectUri нь бүртгүүлсэн URL биш байна. Хэрэглэгч мини аппыг дахин нээнэ үү.',
  },
  unsupported_grant_type: {
    en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between changes the form.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд форм өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  server_error: {
    en: 'The code may be spent. Have the customer reopen the mini app; if that fails, ask MonPay.',
    mn: 'Код ашиглагдсан байж магадгүй. Хэрэглэгч мини аппыг дахин нээнэ үү; давтагдвал MonPay-ээс асууна уу.',
  },
} as const satisfies Record<string, Hint>;

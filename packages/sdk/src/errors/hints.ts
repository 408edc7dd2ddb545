/** What to check, for the person who reads the error: one sentence or more in English and in Mongolian. */
export interface Hint {
  readonly en: string;
  readonly mn: string;
}

export const hints = {
  authorization_response_error: {
    en: 'Have the customer reopen the mini app; if that fails, ask MonPay.',
    mn: 'Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү; давтагдвал MonPay-ээс асууна уу.',
  },
  invalid_authorization_response: {
    en: 'Open the mini app in MonPay, and check that nothing in between changes ?code=.',
    mn: 'Мини аппыг MonPay-ээс нээж, замд ?code= өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  authorization_code_reused: {
    en: 'The code was sent before: answer a launch with a redirect (303). Have the customer reopen the mini app.',
    mn: 'Код аль хэдийн илгээгдсэн: мини апп нээгдэхэд 303-аар хариулна уу. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  spent_codes_unavailable: {
    en: 'Nothing was sent: check spentCodes (such as Redis), and try the same launch again.',
    mn: 'Юу ч илгээгээгүй: spentCodes (Redis)-ийг шалгаад дахин оролдоно уу.',
  },
  not_sent: {
    en: 'Nothing was sent: check the network, DNS, proxy and certificate of authorizationServer, then try again.',
    mn: 'Юу ч илгээгээгүй: сүлжээ, DNS, прокси, authorizationServer-ийн гэрчилгээг шалгаад дахин оролдоно уу.',
  },
  unknown: {
    en: 'The code may be spent. Have the customer reopen the mini app.',
    mn: 'Код ашиглагдсан байж магадгүй. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  invalid_token_response: {
    en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between answers for it. The code may be spent. Have the customer reopen the mini app.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд өөр сервер хариулаагүй эсэхийг шалгана уу. Код ашиглагдсан байж магадгүй. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  not_found: {
    en: 'authorizationServer is probably not the host that MonPay gave you. If it is, the code may be spent. Have the customer reopen the mini app.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост биш бололтой. Хост зөв бол код ашиглагдсан байж магадгүй. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  refused: {
    en: 'Fix what MonPay says, or ask MonPay. The code may be spent. Have the customer reopen the mini app.',
    mn: 'MonPay-ийн хэлснийг засна уу. Код ашиглагдсан байж магадгүй. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  invalid_request: {
    en: 'Check that redirectUri is the registered URL, and that nothing in between changes the form.',
    mn: 'redirectUri нь бүртгүүлсэн URL мөн эсэх, замд форм өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  unauthorized_client: {
    en: 'Check clientId and clientSecret, and that authorizationServer is the host that MonPay gave you.',
    mn: 'clientId, clientSecret зөв эсэх, authorizationServer нь MonPay-ийн өгсөн хост мөн эсэхийг шалгана уу.',
  },
  invalid_grant: {
    en: "This error means that the code was used already, has expired or is another client's, or that redirectUri is not the registered URL. Have the customer reopen the mini app.",
    mn: 'Код ашиглагдсан, хугацаа нь дууссан, өөр клиентийнх, эсвэл redirectUri нь бүртгүүлсэн URL биш гэсэн алдаа. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү.',
  },
  unsupported_grant_type: {
    en: 'Check that authorizationServer is the host that MonPay gave you, and that nothing in between changes the form.',
    mn: 'authorizationServer нь MonPay-ийн өгсөн хост мөн эсэх, замд форм өөрчлөгдөөгүй эсэхийг шалгана уу.',
  },
  server_error: {
    en: 'The code may be spent. Have the customer reopen the mini app; if that fails, ask MonPay.',
    mn: 'Код ашиглагдсан байж магадгүй. Хэрэглэгчээр мини аппыг дахин нээлгэнэ үү; давтагдвал MonPay-ээс асууна уу.',
  },
} as const satisfies Record<string, Hint>;

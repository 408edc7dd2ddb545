import type { ProvenanceLevel } from '../world/explanation.ts';
import type { TokenErrorCode } from './token-errors.ts';

interface Rule {
  readonly error: TokenErrorCode;
  readonly level: ProvenanceLevel;
  readonly sources: readonly string[];
  readonly en: string;
  readonly mn: string;
}

/**
 * Every rule of the token endpoint in the order in which they are checked; the first that is broken answers.
 * `{words}` are filled in. Nothing here may quote a secret, a code or an unknown value of the request.
 */
export const rules = {
  body_too_large: {
    error: 'invalid_request',
    level: 'assumed',
    sources: [],
    en: 'The body is longer than {limit} bytes, which is more than five fields can need. Send the five fields of the form and nothing else.',
    mn: 'Хүсэлтийн body {limit} байтаас урт байна; таван талбарт ийм урт хэрэггүй. Формын таван талбараас өөр зүйл бүү илгээ.',
  },
  from_web_page: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T', 'I'],
    en: 'The request was sent by a web page in a browser (its header Sec-Fetch-Site or Origin says so), where anyone can read the secret. Exchange the code on your server.',
    mn: 'Хүсэлтийг вэб хуудас хөтчөөс илгээсэн байна (Sec-Fetch-Site эсвэл Origin толгойноос харагдлаа); тэнд нууц түлхүүрийг хэн ч уншиж чадна. Кодыг сервер дээрээ солино уу.',
  },
  credentials_in_query: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The address carries {fields} after the question mark, where it ends up in logs. Send it in the body of the request, as fields of the form.',
    mn: 'Хаягийн асуултын тэмдгийн ард {fields} байна; тэндээс логт үлддэг. Хүсэлтийн body-д, формын талбараар илгээнэ үү.',
  },
  credentials_in_header: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T'],
    en: 'The request has an Authorization header ({scheme}). The client id and the secret go into the body, as the fields client_id and client_secret; switch your OAuth library to client_secret_post (or body mode).',
    mn: 'Хүсэлт Authorization толгойтой ({scheme}) байна. Клиентийн id, нууц түлхүүрийг body-д client_id, client_secret талбараар илгээнэ; OAuth сангаа client_secret_post (эсвэл body) горимд шилжүүлнэ үү.',
  },
  content_type_missing: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T', 'I'],
    en: 'The request has no Content-Type. Send the form as application/x-www-form-urlencoded.',
    mn: 'Хүсэлтэд Content-Type алга. Формыг application/x-www-form-urlencoded төрлөөр илгээнэ үү.',
  },
  content_type_json: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T', 'I'],
    en: 'The body is JSON, but a form is needed. Send the five fields as application/x-www-form-urlencoded (URLSearchParams in JavaScript, http_build_query in PHP).',
    mn: 'Форм байх ёстой газар JSON ирлээ. Таван талбарыг application/x-www-form-urlencoded төрлөөр илгээнэ үү (JavaScript-д URLSearchParams, PHP-д http_build_query).',
  },
  content_type_multipart: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T', 'I'],
    en: 'The body is multipart/form-data. Send the five fields as application/x-www-form-urlencoded (URLSearchParams in place of FormData; in PHP a string from http_build_query in place of an array).',
    mn: 'Хүсэлтийн body multipart/form-data байна. Таван талбарыг application/x-www-form-urlencoded төрлөөр илгээнэ үү (FormData-гийн оронд URLSearchParams; PHP-д массивын оронд http_build_query-гийн үр дүн).',
  },
  content_type_other: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T', 'I'],
    en: 'The Content-Type is neither a form nor any other known type. Send the five fields as application/x-www-form-urlencoded.',
    mn: 'Content-Type нь форм биш байна. Таван талбарыг application/x-www-form-urlencoded төрлөөр илгээнэ үү.',
  },
  unknown_charset: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The Content-Type names a charset other than UTF-8. Send the form in UTF-8, or name no charset.',
    mn: 'Content-Type-д UTF-8-аас өөр charset заасан байна. Формыг UTF-8-аар илгээх эсвэл charset бүү заа.',
  },
  content_encoding: {
    error: 'invalid_request',
    level: 'assumed',
    sources: [],
    en: 'The body is compressed (Content-Encoding). Send it as it is.',
    mn: 'Хүсэлтийн body шахагдсан (Content-Encoding) байна. Шахахгүйгээр илгээнэ үү.',
  },
  bad_escape: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The form has a percent sign without two hexadecimal digits behind it, or bytes that are not UTF-8. Encode every value (URLSearchParams, encodeURIComponent, urlencode).',
    mn: 'Формд ард нь хоёр арван зургаатын цифргүй % тэмдэг, эсвэл UTF-8 биш байт байна. Утга бүрийг кодлоно уу (URLSearchParams, encodeURIComponent, urlencode).',
  },
  repeated_field: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The form has {fields} more than once. Send each field once.',
    mn: 'Формд {fields} нэгээс олон удаа байна. Талбар бүрийг нэг удаа илгээнэ үү.',
  },
  missing_grant_type: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T'],
    en: 'The form has no grant_type, or an empty one. Send grant_type=authorization_code, or client_credentials for the merchant itself.',
    mn: 'Формд grant_type алга эсвэл хоосон байна. grant_type=authorization_code, эсвэл мерчант өөрөө бол client_credentials илгээнэ үү.',
  },
  unsupported_grant_type: {
    error: 'unsupported_grant_type',
    level: 'documented',
    sources: ['T', 'C'],
    en: 'The grant_type is neither authorization_code (for the code of a launch) nor client_credentials (for the merchant itself).',
    mn: 'grant_type нь authorization_code (мини апп нээгдэхэд ирсэн кодод) ч, client_credentials (мерчант өөрөө) ч биш байна.',
  },
  missing_field: {
    error: 'invalid_request',
    level: 'documented',
    sources: ['T'],
    en: 'The form lacks {fields}, or it is empty. A code is exchanged with all five fields.',
    mn: 'Формд {fields} алга эсвэл хоосон байна. Кодыг солиход таван талбар бүгд хэрэгтэй.',
  },
  illegal_field: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The form has a character in {fields} that is not printable ASCII (a line break from copying, perhaps), or it is longer than allowed. Copy it again, whole and alone.',
    mn: 'Формын {fields} дотор хэвлэгддэг ASCII биш тэмдэгт (хуулахад орсон мөр шилжилт байж магадгүй) байна, эсвэл хэт урт байна. Зөвхөн утгыг нь, бүтнээр нь дахин хуулна уу.',
  },
  malformed_redirect_uri: {
    error: 'invalid_request',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The redirect_uri is not an absolute http or https URL in ASCII without a fragment. Send the registered URL in full, such as https://shop.example/launch, encoded once.',
    mn: 'redirect_uri нь бүтэн http эсвэл https URL (ASCII, # хэсэггүй) биш байна. Бүртгүүлсэн URL-ээ бүтнээр нь, жишээ нь https://shop.example/launch, нэг удаа кодлоод илгээнэ үү.',
  },
  swapped_credentials: {
    error: 'unauthorized_client',
    level: 'documented',
    sources: ['T'],
    en: 'The client_id and the client_secret are swapped. Check which variable holds which.',
    mn: 'client_id, client_secret хоёр байраа сольсон байна. Аль хувьсагчид аль нь байгааг шалгана уу.',
  },
  unknown_client: {
    error: 'unauthorized_client',
    level: 'documented',
    sources: ['T'],
    en: 'No client with this client_id is registered here. Use the client id that the sandbox printed when it started; one of the real MonPay does not work here.',
    mn: 'Ийм client_id энд бүртгэлгүй. Туршилтын орчин эхлэхдээ хэвлэсэн client_id-г авна уу; жинхэнэ MonPay-ийнх энд ажиллахгүй.',
  },
  padded_secret: {
    error: 'unauthorized_client',
    level: 'documented',
    sources: ['T'],
    en: 'The client_secret is right but for spaces or quotation marks around it. Remove them from the variable.',
    mn: 'client_secret зөв боловч эхэнд эсвэл төгсгөлд нь зай, хашилт байна. Хувьсагчаас нь арилгана уу.',
  },
  wrong_secret: {
    error: 'unauthorized_client',
    level: 'documented',
    sources: ['T'],
    en: 'The client_secret is wrong for this client_id (neither is shown). Use the secret that the sandbox printed when it started.',
    mn: 'client_secret энэ client_id-д тохирохгүй байна (аль нь ч харагдахгүй). Туршилтын орчин эхлэхдээ хэвлэсэн нууц түлхүүрийг авна уу.',
  },
  real_secret: {
    error: 'unauthorized_client',
    level: 'documented',
    sources: ['T'],
    en: 'The client_secret is wrong for this client_id, and it looks like a real one, which does not belong in a sandbox. Use the secret that the sandbox printed when it started.',
    mn: 'client_secret энэ client_id-д тохирохгүй, бас жинхэнэ нууц түлхүүртэй төстэй байна; тийм түлхүүрийг туршилтын орчинд бүү ашигла. Туршилтын орчин эхлэхдээ хэвлэсэн нууц түлхүүрийг авна уу.',
  },
  unknown_code: {
    error: 'invalid_grant',
    level: 'documented',
    sources: ['T'],
    en: 'The code was never issued here, or the sandbox has been restarted or reset since. Launch the mini app again, and send the code as it came in the address.',
    mn: 'Ийм код энд олгогдоогүй, эсвэл түүнээс хойш туршилтын орчныг дахин эхлүүлсэн байна. Мини аппыг дахин нээж, хаягаар ирсэн кодыг өөрчлөлгүй илгээнэ үү.',
  },
  other_clients_code: {
    error: 'invalid_grant',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The code was issued to another client. Each mini app exchanges the codes of its own launches.',
    mn: 'Код өөр клиентэд олгогдсон байна. Мини апп бүр зөвхөн өөрт нь олгосон кодыг токен болгоно.',
  },
  used_code: {
    error: 'invalid_grant',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The code was used already at {at} by request {request}. A code works once: answer a launch with a redirect (303) so that a reload does not send it again, and never retry.',
    mn: 'Кодыг {request} дугаар хүсэлт аль хэдийн ашигласан байна ({at}). Код нэг л удаа ажиллана: хуудсыг дахин ачаалахад дахин илгээхгүйн тулд нээлтэд 303 чиглүүлгээр хариулж, хүсэлтийг бүү давт.',
  },
  revoked_code: {
    error: 'invalid_grant',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The code was revoked. Launch the mini app again.',
    mn: 'Код хүчингүй болгогдсон байна. Мини аппыг дахин нээнэ үү.',
  },
  expired_code: {
    error: 'invalid_grant',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The code expired at {at}. Exchange a code as soon as the launch arrives; launch the mini app again for a new one.',
    mn: 'Кодын хугацаа дууссан байна ({at}). Нээлт ирмэгц кодыг солино уу; шинэ код авахын тулд мини аппыг дахин нээнэ үү.',
  },
  redirect_uri_mismatch: {
    error: 'invalid_grant',
    level: 'documented',
    sources: ['T'],
    en: 'The redirect_uri is not the registered one: {differences}. The code is still good: send the registered URL.',
    mn: 'redirect_uri бүртгүүлсэнтэй таарахгүй байна: {differences}. Код хүчинтэй хэвээр: бүртгүүлсэн URL-ээ илгээнэ үү.',
  },
  redirect_uri_not_exact: {
    error: 'invalid_grant',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The redirect_uri does not match the registered one exactly, which this sandbox is set to require. MonPay is documented to compare scheme and domain. The code is still good: send the registered URL.',
    mn: 'redirect_uri бүртгүүлсэнтэй үсэг үсгээрээ таарахгүй байна; туршилтын орчинд ингэж харьцуулахыг зааж өгсөн. MonPay схем, домэйныг харьцуулдаг гэж баримтжуулсан. Код хүчинтэй хэвээр: бүртгүүлсэн URL-ээ илгээнэ үү.',
  },
} as const satisfies Record<string, Rule>;

import type { Language, Words } from '../check/words.ts';

/** What the command says when a check can't begin, in both languages. */
export const checkWords = {
  stopped: () => ({
    mn: 'Шалгалт эхлэхээс өмнө зогссон.',
    en: 'The check was stopped before it began.',
  }),
  timeIsUp: (origin: string, seconds: string) => ({
    mn: `${origin} дээрх апп ${seconds} секундэд (--time-limit) эхний нээлтүүдэд хариулж дуусаагүй тул нэг ч тохиолдол шалгаагүй. Апп хариугаа хурдан, бүтнээр нь өгдөг эсэхийг шалгана уу.`,
    en: `No case was reached: the app at ${origin} did not answer the first launches within the ${seconds} s of --time-limit. Check that it answers quickly and completely, or raise the limit.`,
  }),
  untrusted: (origin: string, code: string) => ({
    mn: `${origin}-ийн гэрчилгээнд итгэх боломжгүй (${code}). Өөрийн тань гэрчилгээ бол CA файлыг нь NODE_EXTRA_CA_CERTS-ээр заана уу.`,
    en: `The certificate of ${origin} is not trusted (${code}). If it is one of your own, name the file of its CA with NODE_EXTRA_CA_CERTS.`,
  }),
  noTls: (origin: string, code: string) => ({
    mn: `${origin} руу TLS холболт хийж чадсангүй (${code}). http биш биз?`,
    en: `No TLS connection to ${origin} could be made (${code}). Is it http?`,
  }),
  notThere: (origin: string, code: string, server: string) => ({
    mn: `${origin} дээр юу ч хариулахгүй байна (${code}). Аппаа MONPAY_AUTHORIZATION_SERVER=${server} болон энэ туршилтын орчны эрхээр ажиллуулна уу.`,
    en: `Nothing answers at ${origin} (${code}). Start your app, with MONPAY_AUTHORIZATION_SERVER=${server} and the credentials of this sandbox.`,
  }),
  pageRefused: (status: string) => ({
    mn: `Дөнгөж нээсэн хэрэглэгчид --page хуудас HTTP ${status} хариулж байна. Кодыг хуудасны скрипт илгээдэг бол яаж илгээхийг --login-ээр заана уу, жишээ нь --login "POST /api/login code={code}". Хуудсанд --login-ийн хариуд ирсэн токен хэрэгтэй бол түүнийг --bearer-ээр заана уу. Үгүй бол нэвтэрсэн хэрэглэгч харж чадах хуудсыг --page-ээр заана уу.`,
    en: `The page of --page answers HTTP ${status} to customers who were launched just before. If a script of your page sends the code, say how with --login, such as --login "POST /api/login code={code}". If the page needs the token of its answer, name that with --bearer. Otherwise name a page with --page that a customer may see.`,
  }),
  otherApp: (sandbox: string, app: string) => ({
    mn: `${sandbox} дээрх туршилтын орчинд ${app} гэсэн мини апп алга. Түүнийг --merchant-url-тэй эхлүүлэх, эсвэл --url-ыг орхино уу.`,
    en: `The sandbox at ${sandbox} has no mini app ${app}. Start it with --merchant-url, or leave --url out.`,
  }),
  needs: (variables: string) => ({
    mn: `SANDBOX (MonPay биш). Аппад тань хэрэгтэй: ${variables}`,
    en: `SANDBOX (not MonPay). Your app needs: ${variables}`,
  }),
  fileFails: (flag: string, file: string, code: string) => ({
    mn: `${flag}-ийн файлыг бичиж чадсангүй (${code})${file && `: ${file}`}.`,
    en: `The file of ${flag} can't be written (${code})${file && `: ${file}`}.`,
  }),
} as const satisfies Record<string, (...values: string[]) => Words>;

/** Mongolian if the machine speaks it, as its locale says. */
export function usualLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^mn\b|^mn_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'mn' : 'en';
}

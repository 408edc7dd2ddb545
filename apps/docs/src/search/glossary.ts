/**
 * The terms of the site: how a word begins in all its forms, and what else people type for it. Mongolian is typed in
 * Latin letters in more than one way, and merchants know the English words of the API.
 */
export const glossary: Readonly<Record<string, readonly string[]>> = {
  нэхэмжл: ['nehemjleh', 'nekhemjlekh', 'nehemjlel', 'invoice', 'bill'],
  төлбөр: ['tolbor', 'tulbur', 'tölbör', 'tulbor', 'payment', 'pay'],
  төлө: ['toloh', 'tuluh', 'paid'],
  код: ['kod', 'code'],
  токен: ['token'],
  буца: ['butsaalt', 'butsaah', 'bucaalt', 'bucaah', 'refund'],
  мэдэгд: ['medegdel', 'medegdeh', 'notice', 'webhook', 'notification'],
  захиал: ['zahialga', 'zakhialga', 'zahialah', 'order'],
  нээлт: ['neelt', 'neeh', 'launch'],
  хэрэглэгч: ['hereglegch', 'khereglegch', 'customer', 'user'],
  түлхүүр: ['tulhuur', 'tulkhuur', 'nuuts', 'secret'],
  туршилт: ['turshilt', 'turshih', 'sandbox', 'test'],
  алдаа: ['aldaa', 'aldaanii', 'error', 'bug'],
  үлдэгдэл: ['uldegdel', 'uldegdal', 'balance'],
  күүки: ['kuki', 'cookie'],
  сешн: ['session', 'seshn', 'nevtrelt', 'login'],
  утас: ['utas', 'phone'],
  цуцл: ['tsutslah', 'cutslah', 'cancel'],
  шалга: ['shalgah', 'shalgalt', 'check'],
  аюулгүй: ['ayulgui', 'ayuulgui', 'security'],
  хаяг: ['hayag', 'khayag', 'url', 'address'],
  чиглүүл: ['chigluuleh', 'redirect'],
  ашиглалт: ['ashiglalt', 'production', 'live'],
  сүлжээ: ['suljee', 'network'],
  гэрчилгээ: ['gerchilgee', 'certificate'],
  тохиргоо: ['tohirgoo', 'tokhirgoo', 'settings'],
};

/** The words of OAuth, of MonPay's API and of set-ups, as they stand in names, values and addresses. */
const vocabulary = `
  access address amount android api app appid application approve assertion audience auth authcode authorisation
  authorisationcode authorization authorizationcode authorize back backend bearer body branch business callback
  cancel check checkout client clientcredentials clientid clientsecret code com company config consent cookie create
  credential credentials customer default delivery demo description dev device email empty endpoint env error
  example exchange expires failed false family form front get given grant granttype header host html http https id
  identifier implicit import in index info init inputs invoice invoiceid ios json jwt key lang language launch local
  localhost log login meta method mini miniapp mn mobile mock monpay my name nan net nonce none null number oauth
  object oidc online open openid order org page paid param parameter params password path pay payment phone
  placeholder process prod production profile public query read receiver redirect redirection redirecturi
  redirecturl refresh refreshtoken refund register request resource response result return route sample sandbox
  scope secret server service session shop sign site staging start state status store success support telephone
  test the token tokens total transaction type uat undefined uri url urn user userid userinfo username value
  variable verifier version wallet web webhook webview write www your
`
  .trim()
  .split(/\s+/);

const words: ReadonlySet<string> = new Set(vocabulary);
const longestText = 64;
const mostParts = 12;
const mostDigits = 2;

/**
 * Whether a text is made of such words alone, one or two letters of each mistyped: nobody's secret is. In any case
 * of letters, with any punctuation, and with two digits at most.
 * @param more words that are known here, such as those of a client's redirect URI
 */
export function isPlainWords(text: string, more: ReadonlySet<string> = none): boolean {
  if (text.length > longestText || !/^[\x20-\x7E\t\r\n]*$/.test(text)) return false;
  const parts = wordsOf(text);
  const digits = parts
    .filter((part) => !more.has(part))
    .join('')
    .replace(/\D/g, '');
  if (parts.length === 0 || parts.length > mostParts || digits.length > mostDigits) return false;
  return parts.every((part) => {
    const letters = part.replace(/\d/g, '');
    return more.has(part) || letters === '' || isNear(letters, words) || isNear(letters, more);
  });
}

const none: ReadonlySet<string> = new Set();

/** The words and numbers of a text, in small letters; `clientId` is two. */
export function wordsOf(text: string): string[] {
  const apart = text.replace(/[a-z](?=[A-Z])/g, '$& ');
  return apart.toLowerCase().match(/[a-z\d]+/g) ?? [];
}

/** Whether a word is one of the known ones, but for as many letters as one mistypes in a word of its length. */
function isNear(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true;
  const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  return most > 0 && [...known].some((other) => differs(word, other, most));
}

/** Whether a text of six characters or more is another but for two of them. */
export function isTypoOf(text: string, other: string): boolean {
  return text.length >= 6 && text.length <= 64 && differs(text, other, 2);
}

/** Whether it takes no more than so many letters, changed, left out or put in, to make one word of the other. */
function differs(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const [left = 0, above = 0, before = 0] = [next[j - 1], row[j], row[j - 1]];
      next.push(Math.min(left + 1, above + 1, before + same));
    }
    row = next;
  }
  return (row[other.length] ?? 0) <= most;
}

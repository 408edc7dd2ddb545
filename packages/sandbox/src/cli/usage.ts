import { errorShapes, longestDelay, noticeTimes, quirks } from '../world/settings.ts';

/** What `--help` prints. */
export const usage = `monpay-sandbox: a MonPay on your own machine. It is made up, for this machine only unless told otherwise, and is not MonPay.

Usage: monpay-sandbox [start]   start one; without flags it makes credentials and prints an .env block
       monpay-sandbox code      mint an authorization code at a running sandbox
       monpay-sandbox pay | decline | refund [INVOICE]
                                answer an invoice, by default the latest, and print the merchant's answer
       monpay-sandbox resend [DELIVERY]
                                send a payment notice once more, by default the latest
       monpay-sandbox revoke [TOKEN]
                                make an access token invalid, by default the merchant's latest
       monpay-sandbox tail      print a line for each request and notice as they come
       monpay-sandbox reset     forget all but the credentials
       monpay-sandbox check URL play what MonPay will do to a running mini app, and judge what it does
       monpay-sandbox doctor    check a merchant's set-up, without spending a code
       monpay-sandbox --version print the version

start
  --merchant-url URL    the mini app that a launch opens (the registered redirect URI)
  --name NAME           what the mini app is called on the phone (default: the host of its URL)
  --port N              default 4020; 0 takes any free one and prints it
  --https               https with a certificate made on the spot; prints how to trust it
  --seed FILE|TEXT      the same seed gives the same credentials, codes and tokens
  --latency MS          milliseconds added to each answer of MonPay's, ${longestDelay} at most
  --error-shape SHAPE   of token errors: ${errorShapes.join(', ')} (default ${errorShapes[0]})
  --notice WHEN         payment notices come ${noticeTimes.slice(0, -1).join(', ')} the customer's return, or ${noticeTimes.at(-1)} (default with)
  --notice-delay MS     how long after the return, with --notice after (default 3000)
  --merchant-token-lifetime MS
                        how long the merchant's own token lives (default half an hour)
  --quirk NAME          an oddity; can be repeated:
${lines(quirks)}
  --deliver-to HOST     payment notices may go to this host, too (else to this machine only);
                        can be repeated
  --host NAME           let other machines reach it by this name or address (Compose, a phone on the
                        same network); can be repeated. Without it this machine alone does
  --public-url URL      where browsers open it, if by another URL than http://NAME:PORT
  --config FILE         JSON with users and clients of your own, named as in the admin API
  --fresh               forget what the last sandbox of this folder kept (credentials, invoices, tokens)
  --write-env           write the variables to the .env of this folder, in place of those of the
                        last sandbox; credentials that no sandbox made are never replaced
  --log json|pretty     one redacted line a request on standard error (default pretty)
  --json                the first line of standard output is one JSON object:
                        {"url","phone_url","client_id","client_secret","redirect_uri","admin_token"}

code, pay, decline, refund, resend, revoke, tail, reset
  --url URL             which sandbox; needed if several run
  --admin-token TOKEN   its admin token; needed if another user started it
                        (or the variable MONPAY_SANDBOX_ADMIN_TOKEN, which others can't see)
  --user ID             code: who taps the mini app; pay: who pays a public invoice;
                        revoke: whose latest token
  --info TEXT           decline only: what the notice says of it
  --client-id ID        code only: the client that the code is for
  --json                print one JSON object

check URL
  URL is what MonPay opens, such as http://localhost:3000/launch. The sandbox that runs for it plays
  MonPay; if none does, one is started, with the credentials that this folder had before
  --list                name the cases (as JSON with --json), and end
  --only NAME,...       play these cases alone
  --skip NAME=REASON    leave a case out; the reason stands in the report; can be repeated
  --page PATH           a page that shows who is signed in, if a launch does not end there
  --login "POST /api/login code={code}"
                        what a script of the landing page sends with the code, if it is not the
                        launch itself that brings the code to the server; a body can be JSON
  --bearer NAME         where the JSON answer to --login has a token, such as token or data.token,
                        that the page's scripts send (Authorization: Bearer) from then on
  --buy "POST /buy item=1"
                        what a customer does to buy; can be repeated; a body can be JSON; or the
                        file of a script, which finds CHECK_ORIGIN, CHECK_COOKIE and CHECK_LOGIN (what
                        --login was answered) in its environment. Without it no payment is played
  --delivered "[PATH] WORDS"
                        a page, by default the one that a customer comes back to, and the words that
                        stand there once for each delivery
  --refund "POST {return}/refund"
                        how the money of an order is given back
  --sweep SECONDS       how long your app takes at most to find a payment that nobody reported
  --time-limit SECONDS  how long the whole check may take (default 900, and --sweep for each case
                        that waits for it); a case that is not reached could not be judged
  --lang mn|en          default: Mongolian if the locale of the machine is, otherwise English
  --json                print the report as one JSON object
  --junit FILE, --html FILE
                        write it as JUnit XML, or as a page to send around
  --url URL, --admin-token TOKEN
                        which sandbox plays MonPay. One that a program started, such as the demo's
                        \`dev --json\`, is found by no other way: it prints both
  --port N              of a sandbox that is started (default 4020)

doctor
  starts monpay-doctor of @monpay-miniapp/sdk, with the options that follow

Exit codes: 0 well, 1 not well (check: something failed or could not be judged), 2 the command line is
wrong.`;

/** The names, a few on each line, under the words of a flag. */
function lines(names: readonly string[]): string {
  const all = [''];
  for (const name of names) {
    const last = all.at(-1) ?? '';
    if (last.length + name.length > 70) all.push(name);
    else all[all.length - 1] = last === '' ? name : `${last}, ${name}`;
  }
  return all.map((line) => ' '.repeat(24) + line).join('\n');
}

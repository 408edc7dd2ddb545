// Servers in CommonJS: require() of an ES module, without a flag and without a warning.
const oauth = require('@monpay-miniapp/oauth');

const server = process.env.BASE + '/require';
const client = oauth.confidentialClient({
  clientId: 'shop',
  clientSecret: 'shop secret/+&=%',
  redirectUri: 'https://shop.example/launch',
  authorizationServer: server,
});
oauth.authorizationCodeGrant(client, '/launch?code=required').then(
  (token) => console.log(JSON.stringify({ require: { token } })),
  (error) => console.log(JSON.stringify({ require: { threw: String(error) } })),
);

// Servers in CommonJS: require() of an ES module, without a flag and without a warning.
const sdk = require('@monpay-miniapp/sdk');

const server = process.env.BASE + '/require';
const client = sdk.confidentialClient({
  clientId: 'shop',
  clientSecret: 'shop secret/+&=%',
  redirectUri: 'https://shop.example/launch',
  authorizationServer: server,
});
sdk.authorizationCodeGrant(client, '/launch?code=required').then(
  (token) => console.log(JSON.stringify({ require: { token } })),
  (error) => console.log(JSON.stringify({ require: { threw: String(error) } })),
);

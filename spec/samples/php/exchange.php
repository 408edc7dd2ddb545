<?php

// Exchanges the code of a launch for an access token, on the server. Reads the code from standard input.
declare(strict_types=1);

require_once __DIR__ . '/client.php';

use MonPay\Api\TokenApi;
use MonPay\ApiException;
use MonPay\Model\GrantType;
use MonPay\Model\TokenErrorBody;
use MonPay\Model\TokenResponse;

/** Call it once for each code: a code works once, and what fails is not to be repeated. */
function exchange(string $code): TokenResponse
{
    $token = (new TokenApi(http(), configuration()))->requestToken(
        client_id: getenv('MONPAY_CLIENT_ID'),
        client_secret: getenv('MONPAY_CLIENT_SECRET'),
        grant_type: GrantType::AUTHORIZATION_CODE,
        redirect_uri: getenv('MONPAY_REDIRECT_URI'),
        code: $code,
    );
    // MonPay's envelope can carry an error with status 200.
    if (!$token instanceof TokenResponse || !$token->valid()) {
        throw new ApiException('MonPay answered 200, but with no token.', 200);
    }
    return $token;
}

// Not when app.php includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    try {
        $token = exchange(trim(fgets(STDIN))); // in a web page: $_GET['code']
        // Keep $token->getAccessToken() on the server, in a new session. It is permanent: never show it, never log it.
        echo json_encode(['token_type' => $token->getTokenType()]), "\n";
    } catch (ApiException $e) {
        $body = $e->getResponseObject();
        $error = $body instanceof TokenErrorBody ? $body->getError() : null;
        // Status 0: no answer came. MonPay may have spent the code, so ask the customer to open the mini app again.
        echo json_encode(['status' => $e->getCode(), 'error' => $error]), "\n";
        exit(1);
    }
}

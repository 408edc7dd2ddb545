<?php

// Creates an invoice with a token of the merchant's own, and checks it. Reads the amount from standard input.
declare(strict_types=1);

require_once __DIR__ . '/client.php';

use MonPay\Api\InvoiceApi;
use MonPay\Api\TokenApi;
use MonPay\ApiException;
use MonPay\Model\Envelope;
use MonPay\Model\GrantType;
use MonPay\Model\Invoice;
use MonPay\Model\InvoiceRequest;
use MonPay\Model\InvoiceResponse;
use MonPay\Model\InvoiceType;

/** With a customer's token in place of this one the invoice is for that customer. */
function invoices(): InvoiceApi
{
    $config = configuration();
    $token = (new TokenApi(http(), $config))->requestToken(
        client_id: getenv('MONPAY_CLIENT_ID'),
        client_secret: getenv('MONPAY_CLIENT_SECRET'),
        grant_type: GrantType::CLIENT_CREDENTIALS,
    );
    // Keep the token, and get another one once when a call answers 401 with intCode 1.
    return new InvoiceApi(http(), $config->setAccessToken($token->getAccessToken()));
}

/** The success is in intCode: MonPay can refuse with status 200. */
function invoiceOf(InvoiceResponse|Envelope $answer): Invoice
{
    $invoice = $answer instanceof InvoiceResponse ? $answer->getResult() : null;
    if ($answer->getIntCode() !== 0 || $invoice === null) {
        throw new ApiException('MonPay refused.', 200, [], json_encode(['intCode' => $answer->getIntCode()]));
    }
    return $invoice;
}

// Not when app.php includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    try {
        $amount = (int) trim(fgets(STDIN)); // whole tögrög, from your own prices and never from the browser
        $receiver = getenv('MONPAY_RECEIVER');
        $invoices = invoices();
        // Never repeat this by itself: a second invoice can be paid as well.
        $created = invoiceOf($invoices->createInvoice(new InvoiceRequest([
            'amount' => $amount,
            'receiver' => $receiver,
            'invoice_type' => InvoiceType::P2_B,
            'redirect_uri' => getenv('MONPAY_REDIRECT_URI'),
            'description' => 'Кофе',
        ])));
        // Write the id beside the order now. The customer pays at /v2/invoice/{id} of the same host. Later, when MonPay calls:
        $checked = invoiceOf($invoices->getInvoice($created->getId()));
        $paid = $checked->getStatus() === 'PAID'
            && $checked->getId() === $created->getId()
            && $checked->getAmount() == $amount
            && $checked->getReceiver() === $receiver;
        echo json_encode(['id' => $checked->getId(), 'status' => $checked->getStatus(), 'paid' => $paid]), "\n";
    } catch (ApiException $e) {
        $body = json_decode((string) $e->getResponseBody());
        // Status 0: no answer came. The invoice may exist, so look before you create another.
        echo json_encode(['status' => $e->getCode(), 'intCode' => $body->intCode ?? null]), "\n";
        exit(1);
    }
}

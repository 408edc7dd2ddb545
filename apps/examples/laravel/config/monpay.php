<?php

return [
    'client_id' => env('MONPAY_CLIENT_ID'),
    'client_secret' => env('MONPAY_CLIENT_SECRET'),
    'redirect_uri' => env('MONPAY_REDIRECT_URI'),
    // Unset, it is the documented host. Set it to the sandbox's address in tests.
    'authorization_server' => env('MONPAY_AUTHORIZATION_SERVER', 'https://z-wallet.monpay.mn'),
    // The user name of the branch that sells.
    'receiver' => env('MONPAY_RECEIVER', 'branch-user'),
];

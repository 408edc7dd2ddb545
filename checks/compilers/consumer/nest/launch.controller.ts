import { Controller, Get, Next, Req, Res } from '@nestjs/common';
import { confidentialClient } from '@monpay-miniapp/sdk';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/express';
import type { NextFunction, Request, Response } from 'express';

@Controller()
export class LaunchController {
  private readonly endpoint = redirectionEndpoint(
    confidentialClient({
      clientId: process.env.MONPAY_CLIENT_ID,
      clientSecret: process.env.MONPAY_CLIENT_SECRET,
      redirectUri: process.env.MONPAY_REDIRECT_URI,
      authorizationServer: process.env.MONPAY_AUTHORIZATION_SERVER,
    }),
    {
      onToken: (token, req, res) => res.redirect(303, `/welcome?${token.token_type}`),
      onError: (error, req, res) => res.status(400).send(error.code),
    },
  );

  @Get('launch')
  launch(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction) {
    return this.endpoint(req, res, next);
  }
}

'use strict';
// Microsoft's CloudAdapter judges tokens. In: { metadata, appId, issuer, calls: [{ authorization, activity }] }. Out: [{ status, text }].
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { readInput, answer } = require('./talk.cjs');

async function main() {
    const input = await readInput();
    console.error = console.warn = () => {};
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppId: input.appId,
        MicrosoftAppPassword: 'not a real secret',
        ToBotFromChannelOpenIdMetadataUrl: input.metadata,
        ToBotFromChannelTokenIssuer: input.issuer,
        ToBotFromEmulatorOpenIdMetadataUrl: input.metadata,
        ToChannelFromBotLoginUrl: input.metadata,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: input.metadata,
        ValidateAuthority: true,
    }));
    const results = [];
    for (const call of input.calls) {
        const result = { status: 0, text: null };
        const response = {
            socket: null,
            status: (code) => { result.status = code; return response; },
            header: () => response,
            send: () => response,
            end: () => response,
        };
        await adapter.process(
            { method: 'POST', body: call.activity, headers: call.authorization ? { authorization: call.authorization } : {} },
            response,
            async (context) => { result.text = context.activity.text; });
        results.push(result);
    }
    answer(results);
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });

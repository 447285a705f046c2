'use strict';
// A channel made of Microsoft's parts: signs tokens with jsonwebtoken, serves metadata, and takes the bot's calls with ChannelServiceRoutes.
// First line out: { address, host, appId }. In: { bot }. Then out: { statuses, received }.
const { createServer } = require('node:http');
const { generateKeyPairSync } = require('node:crypto');
const { createInterface } = require('node:readline');
const jwt = require('jsonwebtoken');
const { ChannelServiceHandlerBase, ChannelServiceRoutes, MessageFactory } = require('botbuilder');

const appId = '11111111-2222-4333-8444-555555555555';
const issuer = 'https://api.botframework.com';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const received = [];
let arrived = () => {};

class Channel extends ChannelServiceHandlerBase {
    async authenticate(authorization) {
        this.authorization = authorization;
        return { claims: [], isAuthenticated: true };
    }

    async onSendToConversation(claims, conversation, activity) {
        return this.note('send', conversation, null, activity);
    }

    async onReplyToActivity(claims, conversation, answered, activity) {
        return this.note('reply', conversation, answered, activity);
    }

    note(call, conversation, answered, activity) {
        received.push({ call, conversation, answered, authorization: this.authorization, activity });
        arrived();
        return { id: `made-${received.length}` };
    }
}

function serve() {
    const routes = [];
    const add = (method) => (pattern, handler) => routes.push({ method, parts: pattern.split('/'), handler });
    new ChannelServiceRoutes(new Channel()).register({ get: add('GET'), post: add('POST'), put: add('PUT'), delete: add('DELETE') }, '/service');
    const server = createServer((request, response) => {
        const address = `http://127.0.0.1:${server.address().port}`;
        const json = (body) => { response.setHeader('Content-Type', 'application/json'); response.end(JSON.stringify(body)); };
        if (request.url === '/metadata') {
            return json({ issuer, jwks_uri: `${address}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
        }
        if (request.url === '/keys') {
            return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'node-key', endorsements: ['msteams'] }] });
        }
        if (request.url === '/token') {
            return json({ token_type: 'Bearer', expires_in: 3600, access_token: 'token-of-node' });
        }
        const parts = request.url.split('/');
        const route = routes.find((r) => r.method === request.method && r.parts.length === parts.length && r.parts.every((p, i) => p.startsWith(':') || p === parts[i]));
        if (!route) {
            response.statusCode = 404;
            return response.end();
        }
        request.params = Object.fromEntries(route.parts.flatMap((p, i) => (p.startsWith(':') ? [[p.slice(1), decodeURIComponent(parts[i])]] : [])));
        response.status = (code) => { response.statusCode = code; return response; };
        response.send = (body) => { response.end(JSON.stringify(body)); return response; };
        return route.handler(request, response, () => {});
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function main() {
    const server = await serve();
    const address = `http://127.0.0.1:${server.address().port}`;
    const serviceUrl = `${address}/service/`;
    process.stdout.write(JSON.stringify({ address, host: `127.0.0.1:${server.address().port}`, appId }) + '\n');
    const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const { bot } = JSON.parse((await lines.next()).value);
    const activity = {
        ...MessageFactory.text('我的任务'),
        id: '1:node',
        timestamp: new Date(),
        channelId: 'msteams',
        serviceUrl,
        from: { id: '29:node', name: '甲甲', aadObjectId: 'object-of-jia' },
        recipient: { id: '28:bot', name: '督办' },
        conversation: { id: 'a:node/1', conversationType: 'personal', tenantId: 'tenant-1' },
    };
    const post = async (token, body) => (await fetch(`${bot}api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
    })).status;
    const sign = (claims, options) => jwt.sign({ serviceurl: serviceUrl, ...claims }, privateKey, { algorithm: 'RS256', keyid: 'node-key', issuer, audience: appId, notBefore: 0, expiresIn: '1h', ...options });
    const both = new Promise((resolve) => { arrived = () => received.some((r) => r.activity.type === 'message') && received.some((r) => r.activity.type === 'typing') && resolve(); });
    const statuses = {
        good: await post(sign(), activity),
        expired: await post(sign({}, { expiresIn: -600 }), activity),
        audience: await post(sign({}, { audience: 'other' }), activity),
        symmetric: await post(jwt.sign({ serviceurl: serviceUrl }, 'secret', { algorithm: 'HS256', keyid: 'node-key', issuer, audience: appId, expiresIn: '1h' }), activity),
        service: await post(sign({ serviceurl: 'https://smba.trafficmanager.net/teams/' }), activity),
    };
    await both;
    process.stdout.write(JSON.stringify({ statuses, received }) + '\n', () => process.exit(0));
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });

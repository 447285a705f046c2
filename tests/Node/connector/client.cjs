'use strict';
// Microsoft's ConnectorClient sends a rich activity to an address. In: { baseUri }. Out: the activity's channel's answer.
const { ActivityTypes, ActionTypes, AttachmentLayoutTypes, CardFactory, InputHints, MessageFactory } = require('botbuilder');
const { ConnectorClient, MicrosoftAppCredentials } = require('botframework-connector');
const { readInput, answer } = require('./talk.cjs');

function rich() {
    const activity = MessageFactory.carousel(
        [
            CardFactory.heroCard('标题', '正文', ['https://example.invalid/a.png'], [{ type: ActionTypes.PostBack, title: '完成', value: { do: 'complete', of: 12 } }]),
            CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: '𠮷 12号', wrap: true, unknown: [1, null, { deep: [] }] }] }),
        ],
        '好 <b>&amp;</b> \u2028',
        '念',
        InputHints.ExpectingInput);
    return {
        ...activity,
        attachmentLayout: AttachmentLayoutTypes.Carousel,
        id: '1:2;3',
        timestamp: new Date('2026-11-20T01:00:00.123Z'),
        localTimestamp: new Date('2026-11-20T09:00:00.000Z'),
        localTimezone: 'Asia/Shanghai',
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/teams/',
        from: { id: '29:user', name: '甲甲', aadObjectId: 'object-1', role: 'user' },
        recipient: { id: '28:bot', name: '督办' },
        conversation: { id: '19:x@thread.tacv2;messageid=1', isGroup: true, conversationType: 'channel', tenantId: 'tenant-1', name: '群' },
        membersAdded: [{ id: '29:user', name: '甲甲' }],
        reactionsAdded: [{ type: 'like' }],
        suggestedActions: { to: ['29:user'], actions: [{ type: ActionTypes.ImBack, title: '我的任务', value: '我的任务' }] },
        entities: [{ type: 'mention', text: '<at>督办</at>', mentioned: { id: '28:bot', name: '督办' } }],
        channelData: { tenant: { id: 'tenant-1' }, eventType: 'x', numbers: [1, 1.5, -2e30, 12345678901234567890] },
        value: { nested: { answer: 42, nothing: null } },
        semanticAction: { id: 's', entities: {} },
        deliveryMode: 'normal',
        importance: 'high',
        type: ActivityTypes.Message,
    };
}

async function main() {
    const { baseUri } = await readInput();
    const client = new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri });
    answer(await client.conversations.replyToActivity('19:x@thread.tacv2;messageid=1', '1:2;3', rich()));
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });

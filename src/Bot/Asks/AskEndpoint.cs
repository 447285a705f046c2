using System.Net.Mime;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Asks;

using Microsoft.Net.Http.Headers;

namespace CaseReform.Ops.Bot.Asks;

/// <summary><c>GET /requests/{id}/file</c>: the file of a result, for whoever asked for it and may still. Always to be saved, never shown.</summary>
internal static class AskEndpoint
{
    public static void MapAsks(this WebApplication app) => app.MapGet("/requests/{id:long}/file", SendAsync);

    private static async Task SendAsync(HttpContext context, long id, ISignInSessions sessions, Standings standings, OfficeAskStore store, RefusalAudit refusals)
    {
        var token = context.RequestAborted;
        if (await sessions.CurrentAsync(context, token) is not { } session || await standings.OfAsync(session.PersonId, token) is not { } reader)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var ask = await store.FindAsync(id, token);
        var may = ask is not null && ask.PersonId == reader.Person.Id && OfficeAskRule.May(reader, ask.Kind);
        if (ask is not null && !may)
        {
            await refusals.NoteAsync(reader.Person, Operation.RunOffice, FormattableString.Invariant($"request/{id}"), token);
        }

        if (!may || await store.ResultFileAsync(id, token) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = MediaTypeNames.Application.Octet;
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, token);
    }
}

using System.Net.Mime;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;

using Microsoft.Net.Http.Headers;

namespace CaseReform.Ops.Bot.Updates;

/// <summary><c>GET /evidence/{id}</c>: a file for those who may see the problem, and until it has one for who sent it. Always to be saved, never shown: what others have sent runs nowhere.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this WebApplication app) => app.MapGet("/evidence/{id:long}", SendAsync);

    private static async Task SendAsync(
        HttpContext context, long id, ISignInSessions sessions, Standings standings, EvidenceStore store, EvidenceFolder folder, UpdateStore updates, RefusalAudit refusals)
    {
        var token = context.RequestAborted;
        if (await sessions.CurrentAsync(context, token) is not { } session || await standings.OfAsync(session.PersonId, token) is not { } reader)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var file = await store.FindAsync(id, token);
        var covered = file is not null && (file.MeasureId is { } measure
            ? await updates.MeasureAsync(reader.Scope, measure, token) is not null
            : file.PersonId == reader.Person.Id);
        if (file is not null && !covered)
        {
            await refusals.NoteAsync(reader.Person, Operation.ReadEvidence, FormattableString.Invariant($"evidence/{id}"), token);
        }

        await using var content = covered ? folder.Open(file!.Sha256) : null;
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file!.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = MediaTypeNames.Application.Octet;
        context.Response.ContentLength = content.Length;
        await content.CopyToAsync(context.Response.Body, token);
    }
}

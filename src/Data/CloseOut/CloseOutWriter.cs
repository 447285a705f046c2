using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

using Dapper;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>Makes one move that the rule has nothing against: the application, the problem's state, what follows for its measures, the step, and the entries of trail and history.</summary>
internal sealed class CloseOutWriter(DatabaseSession session, CloseOutCase it, CloseOutRequest request, Roster roster, WorkingCalendar calendar, CloseOutOptions options)
{
    private readonly long _problem = it.Problem.ProblemId;
    private readonly CloseOutStage _after = CloseOutRule.After(it.Facts, request.Move, request.Wish);

    /// <summary>Makes it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="asApplicant">Whether an application is the person's own; else it is recorded for the unit.</param>
    /// <param name="mark">代录并核查, or null.</param>
    public async Task<MadeMove> MakeAsync(Person person, bool asApplicant, string? mark)
    {
        var relapse = CloseOutRule.IsRelapse(request.Move, request.Wish);
        var made = new MadeMove
        {
            Move = request.Move, Ledger = it.Problem.Ledger, Number = it.Problem.Number, Stage = _after, IsRelapse = relapse,
            Mark = request.Move is CloseOutMove.Verify or CloseOutMove.LookBack ? mark : null,
        };
        var application = it.Application?.Id ?? await TakeOverAsync();
        switch (request.Move)
        {
            case CloseOutMove.Apply:
                (application, made) = await ApplyAsync(person, asApplicant, made);
                break;
            case CloseOutMove.Withdraw:
                await EndAsync("withdrawn");
                break;
            case CloseOutMove.Agree:
                await SetAsync("reviewer_id = @person, reviewer = @name", new { person = person.Id, name = person.Name });
                break;
            case CloseOutMove.Verify:
                await VerifyAsync(person, made);
                break;
            case CloseOutMove.Return:
                await EndAsync("returned");
                break;
            case CloseOutMove.Publish or CloseOutMove.Object or CloseOutMove.Settle:
                made = made with { NoticeTo = await NoticeAsync() };
                break;
            case CloseOutMove.Close:
                made = made with { LookBackOn = await CloseAsync() };
                break;
            case CloseOutMove.Reopen:
                await ReopenAsync(relapse);
                break;
            case CloseOutMove.LookBack:
                await LookBackAsync(person, relapse);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        await StatusAsync(made.Stage);
        await TurnAsync(made);
        await NoticesAsync(await StepAsync(application, person, made), made);
        return made;
    }

    private async Task<(long Application, MadeMove Made)> ApplyAsync(Person person, bool asApplicant, MadeMove made)
    {
        var applicant = asApplicant ? person : request.ForId is { } id ? roster.Person(id) : null;
        var review = UnitReview.Of(roster, it.Problem.LeadUnitId, applicant?.Id, request.Day);
        var application = await session.InsertAsync(
            """
            INSERT INTO close_outs (problem_id, round, applicant_id, applicant, recorded_by_id, recorded_by, statement, applied_on, passed)
            VALUES (@problem, @round, @applicantId, @applicant, @recorderId, @recorder, @statement, @day, @passed) RETURNING id
            """,
            new
            {
                problem = _problem, round = (it.LastApplication?.Round ?? 0) + 1, applicantId = applicant?.Id,
                applicant = applicant?.Name ?? roster.Unit(it.Problem.LeadUnitId)?.Name,
                recorderId = asApplicant ? null : (long?)person.Id, recorder = asApplicant ? null : person.Name, statement = request.Wish.Text, day = request.Day,
                passed = review.Passed,
            });

        // what was found of an earlier application is judged anew
        await session.ExecuteAsync("UPDATE measures SET effective = 'not_judged' WHERE problem_id = @problem", new { problem = _problem });
        return (application, made with { Passed = review.Passed, Stage = review.Reviewers.Count == 0 ? CloseOutStage.OfficeReview : _after });
    }

    /// <summary>What came on its way without an application of ours gets one with nothing in it, so that every move of it has its place.</summary>
    private async Task<long?> TakeOverAsync() =>
        it.Facts.Stage is CloseOutStage.UnitReview or CloseOutStage.OfficeReview or CloseOutStage.Verified or CloseOutStage.PublicNotice
            ? await session.InsertAsync(
                "INSERT INTO close_outs (problem_id, round, taken_over) VALUES (@problem, @round, '') RETURNING id", new { problem = _problem, round = (it.LastApplication?.Round ?? 0) + 1 })
            : null;

    private async Task VerifyAsync(Person person, MadeMove made)
    {
        var passes = CloseOutRule.Passes(request.Wish);
        await SetAsync(
            "verifier_id = @person, verifier = @name, verified = @verified, mark = @mark",
            new { person = person.Id, name = person.Name, verified = passes ? 1 : 0, mark = made.Mark });
        await session.ExecuteAsync("UPDATE measures SET effective = @effective WHERE problem_id = @problem", new { effective = request.Wish.Effective, problem = _problem });
        if (!passes)
        {
            await EndAsync("returned");
        }
    }

    private async Task<DateOnly> NoticeAsync()
    {
        var notice = request.Move switch
        {
            CloseOutMove.Publish => NoticePeriod.Of(request.Wish.NoticeFrom!.Value, request.Wish.NoticeDays!.Value, calendar),
            CloseOutMove.Object => it.Facts.Notice!.Stop(request.Day),
            _ => it.Facts.Notice!.Resume(request.Day, calendar),
        };
        await SetAsync(
            "notice_from = @from, notice_to = @to, notice_days = @days, notice_stopped = @stopped",
            new { from = IsoDay.Text(notice.From), to = IsoDay.Text(notice.To), days = notice.Days, stopped = IsoDay.Text(notice.StoppedOn) });
        return notice.To;
    }

    private async Task<DateOnly?> CloseAsync()
    {
        await EndAsync("closed");
        await EventAsync(EventKind.Closed, -1);
        if (options.LookBackDays == 0)
        {
            return null;
        }

        var planned = calendar.AddWorkingDays(request.Day, options.LookBackDays);
        await session.ExecuteAsync("INSERT INTO look_backs (problem_id, planned_on) VALUES (@problem, @planned)", new { problem = _problem, planned });
        return planned;
    }

    private async Task ReopenAsync(bool relapse)
    {
        // a planned look-back of what is open again is none any more
        await session.ExecuteAsync("DELETE FROM look_backs WHERE problem_id = @problem AND done_on IS NULL", new { problem = _problem });
        await session.ExecuteAsync("UPDATE measures SET effective = 'not_judged' WHERE problem_id = @problem", new { problem = _problem });
        await EventAsync(EventKind.Reopened, 1);
        if (relapse)
        {
            await EventAsync(EventKind.Relapse, 0);
        }
    }

    private async Task LookBackAsync(Person person, bool relapse)
    {
        var found = new { problem = _problem, day = request.Day, holds = request.Wish.Holds ? 1 : 0, note = request.Wish.Text, person = person.Id };
        if (await session.ExecuteAsync("UPDATE look_backs SET done_on = @day, holds = @holds, note = @note, person_id = @person WHERE problem_id = @problem AND done_on IS NULL", found) == 0)
        {
            await session.ExecuteAsync("INSERT INTO look_backs (problem_id, done_on, holds, note, person_id) VALUES (@problem, @day, @holds, @note, @person)", found);
        }

        if (!request.Wish.Holds)
        {
            await ReopenAsync(relapse);
        }
    }

    /// <summary>The problem's state, and what follows for its measures: of a closed one nothing is asked, of one that is open again what it asks for itself.</summary>
    private async Task StatusAsync(CloseOutStage stage)
    {
        var (was, now) = (it.Problem.ProblemStatus, CloseOutStages.StatusOf(stage));
        await session.ExecuteAsync(
            "UPDATE problems SET status = @now, closed_on = @closed, version = version + 1 WHERE id = @problem",
            new
            {
                now, problem = _problem,
                closed = now != ProblemStatus.Closed ? null : was == ProblemStatus.Closed ? await session.FirstAsync<string>("SELECT closed_on FROM problems WHERE id = @problem", new { problem = _problem }) : IsoDay.Text(request.Day),
            });
        if ((was == ProblemStatus.Closed) != (now == ProblemStatus.Closed))
        {
            await session.ExecuteAsync(
                "UPDATE measures SET open = CASE WHEN @closed = 1 OR status = 'completed' THEN 0 ELSE 1 END, next_due = 0, version = version + 1 WHERE problem_id = @problem",
                new { closed = now == ProblemStatus.Closed ? 1 : 0, problem = _problem });
        }

        var changes = new ChangeLog(_problem, it.Problem.ProblemVersion + 1, request.Origin.At, request.Origin.Actor, request.Origin.Through);
        changes.Add(null, "status", Codes.ProblemStatus[was], Codes.ProblemStatus[now]);
        await changes.WriteAsync(session);
    }

    /// <summary>From which day on somebody has to act; a notice asks for nobody before it is over.</summary>
    private async Task TurnAsync(MadeMove made)
    {
        DateOnly? since = made.Stage switch
        {
            CloseOutStage.UnitReview or CloseOutStage.OfficeReview or CloseOutStage.Verified or CloseOutStage.Returned or CloseOutStage.Reopened => request.Day,
            CloseOutStage.PublicNotice when request.Move == CloseOutMove.Object => request.Day,
            CloseOutStage.PublicNotice => (made.NoticeTo ?? it.Facts.Notice?.To)?.AddDays(1) ?? request.Day,
            CloseOutStage.Closed => made.LookBackOn,
            CloseOutStage.NotStarted or CloseOutStage.InProgress or CloseOutStage.LongTerm or CloseOutStage.Completed => null,
        };
        await session.ExecuteAsync("DELETE FROM close_out_turns WHERE problem_id = @problem", new { problem = _problem });
        if (since is { } day)
        {
            await session.ExecuteAsync("INSERT INTO close_out_turns (problem_id, since, next_due) VALUES (@problem, @day, 0)", new { problem = _problem, day });
        }
    }

    private async Task<long> StepAsync(long? application, Person person, MadeMove made)
    {
        var step = await session.InsertAsync(
            """
            INSERT INTO close_out_steps (problem_id, close_out_id, at, day, move, stage, person_id, actor, through, text, effective, mark, relapse)
            VALUES (@problem, @application, @at, @day, @move, @stage, @person, @actor, @through, @text, @effective, @mark, @relapse) RETURNING id
            """,
            new
            {
                problem = _problem, application, at = request.Origin.At, day = request.Day, move = request.Move, stage = made.Stage, person = person.Id, actor = request.Origin.Actor,
                through = request.Origin.Through, text = Text(), effective = request.Move == CloseOutMove.Verify ? Codes.Effectiveness[request.Wish.Effective] : null,
                mark = made.Mark, relapse = made.IsRelapse ? 1 : 0,
            });
        if (request.Move == CloseOutMove.Verify)
        {
            foreach (var answer in request.Wish.Answers)
            {
                await session.ExecuteAsync(
                    "INSERT INTO close_out_answers (step_id, clause, yes, note) VALUES (@step, @clause, @yes, @note)",
                    new { step, clause = answer.Clause, yes = answer.Yes ? 1 : 0, note = answer.Note });
            }
        }

        session.Audit(request.Origin.Entry(
            string.Create(CultureInfo.InvariantCulture, $"closeout.{Codes.CloseOutMove[request.Move]}"),
            it.Subject,
            new { from = Codes.CloseOutStage[it.Facts.Stage], to = Codes.CloseOutStage[made.Stage], said = request.Wish, made }));
        return step;
    }

    /// <summary>What waited for the turn before is not said any more. That the problem is closed is told to the unit, once reminders are released; whose turn it is now says the worker.</summary>
    private async Task NoticesAsync(long step, MadeMove made)
    {
        await session.ExecuteAsync(CloseOutCallSql.EndAll, new { problem = _problem });
        if (made.Move != CloseOutMove.Close || await SettingsStore.GetAsync(session, SettingKeys.Released) is null)
        {
            return;
        }

        var ladder = await session.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM ladders");
        foreach (var post in CloseOutHolders.UnitPosts(roster, it.Hands, it.Application?.By, request.Day))
        {
            await CloseOutCallStore.InsertAsync(session, it.Problem.Id, step, CloseOutCall.Outcome, post, ladder, request.Day, request.Origin.At);
        }
    }

    private string? Text() => string.IsNullOrWhiteSpace(request.Wish.Text) ? null : request.Wish.Text;

    private Task EventAsync(EventKind kind, int delta) => session.ExecuteAsync(
        "INSERT INTO events (problem_id, at, kind, delta) VALUES (@problem, @at, @kind, @delta)", new { problem = _problem, at = request.Origin.At, kind, delta });

    private Task EndAsync(string outcome) => SetAsync("ended_on = @day, outcome = @outcome", new { day = request.Day, outcome });

    private Task<int> SetAsync(string cells, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("problem", _problem);
        return session.ExecuteAsync($"UPDATE close_outs SET {cells} WHERE problem_id = @problem AND ended_on IS NULL", parameters);
    }
}

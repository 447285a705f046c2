using System.Globalization;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The short letter that tells the office what it has to put right. Sections without news are left out.</summary>
internal static class OfficeLetterPage
{
    /// <summary>How many rows a section shows.</summary>
    private const int Rows = 50;

    private const int MaxTextLength = 60;

    /// <summary>Renders the news of a day; null when there is none, and then no letter goes out.</summary>
    public static RenderedPage? Render(OfficeNews news)
    {
        if (news.IsEmpty)
        {
            return null;
        }

        var sorts = Sorts(news);
        var page = new Page(news.Paused is null ? Say(OfficeTexts.Subject, sorts) : OfficeTexts.SubjectPaused);
        page.Masthead(OfficeTexts.Masthead);
        page.Paragraph(Say(OfficeTexts.Salutation, news.NumbersOnly ? PageTexts.OfficeUnnamed : news.Office));
        page.Paragraph(Say(OfficeTexts.Summary, OfficialDate.WithWeekday(news.Day), sorts));
        Paused(page, news);
        Withheld(page, news);
        Letters(page, news, DeliveryFailure.Refused, OfficeTexts.Refused, OfficeTexts.RefusedAdvice);
        Letters(page, news, DeliveryFailure.LetterRefused, OfficeTexts.LetterRefused, OfficeTexts.LetterRefusedAdvice);
        Letters(page, news, DeliveryFailure.MailboxClosed, OfficeTexts.MailboxClosed, OfficeTexts.MailboxClosedAdvice);
        Letters(page, news, DeliveryFailure.GivenUp, OfficeTexts.GivenUp, OfficeTexts.GivenUpAdvice);
        Letters(page, news, DeliveryFailure.Uncertain, OfficeTexts.Uncertain, OfficeTexts.UncertainAdvice);
        VacantChains(page, news);
        VacantPosts(page, news);
        WithoutAddress(page, news);
        SetAside(page, news);
        Unreckoned(page, news);
        if (news.ProvisionalYears.Count > 0)
        {
            page.Section(OfficeTexts.Calendar);
            page.Paragraph(Say(OfficeTexts.CalendarYears, string.Join(OfficeTexts.YearSeparator, news.ProvisionalYears)));
        }

        page.Signature(OfficeTexts.Signature, OfficialDate.Of(news.Day));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    private static int Sorts(OfficeNews news) =>
        new[]
        {
            news.Paused is not null, news.WithheldDigest is not null, news.VacantChains.Count > 0, news.VacantPosts.Count > 0,
            news.WithoutAddress.Count > 0, news.SetAside.Count > 0, news.ProvisionalYears.Count > 0, news.Unreckoned.Count > 0,
        }.Count(told => told) + news.Letters.Select(l => l.Failure).Distinct().Count();

    private static void Paused(Page page, OfficeNews news)
    {
        if (news.Paused is { } pause)
        {
            page.Section(OfficeTexts.Paused);
            page.Notice(news.NumbersOnly
                ? Say(OfficeTexts.PausedSinceUnnamed, OfficialDate.Of(pause.Since), pause.Waiting)
                : Say(OfficeTexts.PausedSince, OfficialDate.Of(pause.Since), pause.Reason.TrimEnd('。'), pause.Waiting));
            page.Paragraph(pause.IsAccount ? OfficeTexts.PausedAdvice : OfficeTexts.PausedByAnswersAdvice);
        }
    }

    private static void Withheld(Page page, OfficeNews news)
    {
        if (news.WithheldDigest is { } digest)
        {
            page.Section(OfficeTexts.Withheld);
            page.Notice(Say(OfficeTexts.WithheldNumbers, digest.Expected, digest.Actual));
            page.Paragraph(Say(OfficeTexts.WithheldProblems,
                string.Join(OfficeTexts.YearSeparator, digest.Problems.Take(Rows).Select(p => news.NumbersOnly ? p.Number.Text : p.ToString()))));
            More(page, digest.Problems.Count);
        }
    }

    private static void Letters(Page page, OfficeNews news, DeliveryFailure failure, string title, string advice)
    {
        var letters = news.Letters.Where(l => l.Failure == failure).ToArray();
        if (letters.Length == 0)
        {
            return;
        }

        page.Section(Say(title, letters.Length));
        page.Paragraph(advice);
        if (!news.NumbersOnly)
        {
            page.Table(
                [new(OfficeTexts.Person, 36, OfficeTexts.Unit), new(OfficeTexts.Day, 30), new(OfficeTexts.Reason, 34)],
                letters.Take(Rows).Select(IReadOnlyList<PageCell> (l) =>
                    [new(Name(l.Recipient), l.Unit is null ? null : Name(l.Unit)), OfficialDate.Of(l.Day), l.Reason is null ? OfficeTexts.NoReason : Plain.Cut(l.Reason, MaxTextLength)]));
            More(page, letters.Length);
        }
    }

    private static void VacantChains(Page page, OfficeNews news)
    {
        if (news.VacantChains.Count == 0)
        {
            return;
        }

        page.Section(Say(OfficeTexts.VacantChains, news.VacantChains.Count));
        page.Notice(OfficeTexts.VacantChainsAdvice);
        var rows = news.VacantChains.Take(Rows);
        if (news.NumbersOnly)
        {
            page.Paragraph(string.Join(OfficeTexts.YearSeparator, rows.Select(m => m.Number)));
        }
        else
        {
            page.Table(
                [new(OfficeTexts.Number, 18), new(OfficeTexts.Unit, 28), new(OfficeTexts.Measure, 54, OfficeTexts.Problem)],
                rows.Select(IReadOnlyList<PageCell> (m) =>
                    [m.Ledger is null ? m.Number.ToString() : Say(PageTexts.NumberInLedger, m.Number, Name(m.Ledger)), Name(m.Unit), MeasureName.Cell(m.Measure, m.Problem)]));
        }

        More(page, news.VacantChains.Count);
    }

    private static void VacantPosts(Page page, OfficeNews news)
    {
        if (news.VacantPosts.Count == 0)
        {
            return;
        }

        page.Section(Say(OfficeTexts.VacantPosts, news.VacantPosts.Count));
        var (passed, kept) = (news.VacantPosts.Where(p => p.PassedTo is not null).ToList(), news.VacantPosts.Where(p => p.PassedTo is null).ToList());
        if (news.NumbersOnly)
        {
            page.Paragraph(Say(OfficeTexts.VacantPostsUnnamed, passed.Count, passed.Sum(p => p.Measures), kept.Count, kept.Sum(p => p.Measures)));
            return;
        }

        VacantPosts(page, kept, OfficeTexts.VacantPostsKept, [new(OfficeTexts.Post, 80), new(OfficeTexts.Measures, 20, IsNumber: true)], p => [Name(p.Post), Number(p.Measures)]);
        VacantPosts(
            page, passed, OfficeTexts.VacantPostsPassedOn, [new(OfficeTexts.Post, 42), new(OfficeTexts.PassedTo, 42), new(OfficeTexts.Measures, 16, IsNumber: true)],
            p => [Name(p.Post), Name(p.PassedTo!), Number(p.Measures)]);
    }

    private static void VacantPosts(Page page, List<VacantPost> posts, string advice, IReadOnlyList<PageColumn> columns, Func<VacantPost, IReadOnlyList<PageCell>> row)
    {
        if (posts.Count > 0)
        {
            page.Paragraph(advice);
            page.Table(columns, posts.Take(Rows).Select(row));
            More(page, posts.Count);
        }
    }

    private static void WithoutAddress(Page page, OfficeNews news)
    {
        if (news.WithoutAddress.Count == 0)
        {
            return;
        }

        page.Section(Say(OfficeTexts.WithoutAddress, news.WithoutAddress.Count));
        if (news.NumbersOnly)
        {
            page.Paragraph(Say(OfficeTexts.WithoutAddressUnnamed, news.WithoutAddress.Count, news.WithoutAddress.Sum(p => p.Measures)));
            return;
        }

        page.Paragraph(OfficeTexts.WithoutAddressAdvice);
        page.Table(
            [new(OfficeTexts.Name, 32), new(OfficeTexts.Unit, 52), new(OfficeTexts.Measures, 16, IsNumber: true)],
            news.WithoutAddress.Take(Rows).Select(IReadOnlyList<PageCell> (p) => [Name(p.Person), Name(p.Unit), Number(p.Measures)]));
        More(page, news.WithoutAddress.Count);
    }

    private static void SetAside(Page page, OfficeNews news)
    {
        if (news.SetAside.Count == 0)
        {
            return;
        }

        page.Section(Say(OfficeTexts.SetAside, news.SetAside.Count));
        page.Paragraph(OfficeTexts.SetAsideAdvice);
        if (news.NumbersOnly)
        {
            page.Paragraph(Say(OfficeTexts.SetAsideUnnamed, news.SetAside.Count(u => !u.IsMeasure), news.SetAside.Count(u => u.IsMeasure)));
            return;
        }

        page.Table(
            [new(OfficeTexts.SetAsideSubject, 40), new(OfficeTexts.Reason, 60)],
            news.SetAside.Take(Rows).Select(IReadOnlyList<PageCell> (u) => [u.Subject, Plain.Cut(u.Reason, MaxTextLength)]));
        More(page, news.SetAside.Count);
    }

    private static void Unreckoned(Page page, OfficeNews news)
    {
        if (news.Unreckoned.Count > 0)
        {
            page.Section(Say(OfficeTexts.Unreckoned, news.Unreckoned.Count));
            foreach (var sentence in news.Unreckoned.Take(Rows))
            {
                page.Paragraph(Say(OfficeTexts.UnreckonedRow, sentence));
            }

            More(page, news.Unreckoned.Count);
        }
    }

    private static void More(Page page, int total)
    {
        if (total > Rows)
        {
            page.Remark(Say(OfficeTexts.More, total - Rows));
        }
    }

    private static string Name(string name) => Plain.Cut(name, 40);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Tests.Digest;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>A marker in every text field; none may be found in what is mailed.</summary>
public sealed class NumbersOnlyTests
{
    private const string Marker = "暗记";

    [Fact]
    public void A_letter_of_numbers_names_nobody_but_its_reader()
    {
        var full = LetterSamples.FullLetter();
        var model = full with
        {
            Title = Marker, ActingFor = Marker, Office = Marker, OfficeContact = Marker, LateBecause = Marker, ChatLink = null,
            Measures = [.. full.Measures.Select(m => m with { Ledger = Marker, Problem = Marker, Measure = Marker, Rung = Marker, Unit = Marker, ResponsibleName = Marker, PassedOnFrom = Marker, Urge = Marker })],
        };
        AssertMarkersGo(LetterPage.Render(model), LetterPage.Render(model with { NumbersOnly = true }));
        var page = LetterPage.Render(model with { NumbersOnly = true });
        Assert.Contains("张示例同志：", page.Text, StringComparison.Ordinal);
        Assert.Contains("[红] 7-2 督办", page.Text, StringComparison.Ordinal);
        Assert.Contains("已逾期7天（第5个工作日）", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_numbers_keeps_the_way_to_the_chat() => Assert.Contains(
        "https://chat.example.org/duban", LetterPage.Render(LetterSamples.FullLetter() with { NumbersOnly = true }).Text, StringComparison.Ordinal);

    [Fact]
    public void An_office_letter_of_numbers_names_nobody()
    {
        var model = OfficeLetterPageTests.AllNews() with
        {
            Office = Marker,
            Paused = new PauseNews(DigestSamples.Period.AsOf, Marker, 3),
            WithheldDigest = new DigestCheck.Mismatch(1, 2, [new ProblemKey(Marker, ProblemNumber.From("17"))]),
            Letters = [.. Enum.GetValues<DeliveryFailure>().Select(f => new UndeliveredLetter(LetterSamples.Friday, Marker, Marker, f, Marker))],
            VacantChains = [new Unattended(LetterSamples.Matter().Number, Marker, Marker, Marker, Marker)],
            VacantPosts = [new VacantPost(Marker, Marker, 3)],
            WithoutAddress = [new Unreachable(Marker, Marker, 2)],
        };
        AssertMarkersGo(OfficeLetterPage.Render(model)!, OfficeLetterPage.Render(model with { NumbersOnly = true })!);
    }

    [Fact]
    public void A_digest_of_numbers_names_nobody()
    {
        var row = DigestSamples.Measure(7) with { Ledger = Marker, Unit = Marker, Problem = Marker };
        var figures = DigestSamples.Ledger(30, 3) with
        {
            Overdue = new([row], 1),
            DueNext = new([row], 1),
            VacantChains = new([row], 1),
            Units = new([new DigestUnit(Marker, 1, 1, 1, 1, new Rate(1, 2))], 1),
            Undelivered = new([new UndeliveredLetter(LetterSamples.Friday, Marker, Marker, DeliveryFailure.Refused, Marker)], 1),
        };
        var model = DigestSamples.Model(figures) with { Organ = Marker, Office = Marker, Attachment = Marker, LateBecause = Marker };
        var numbers = DigestPage.Render(model with { NumbersOnly = true });
        AssertMarkersGo(DigestPage.Render(model), numbers);
        Assert.Contains("7-1　完成时限：11月13日　逾期：3天", numbers.Text, StringComparison.Ordinal);
        var elsewhere = model with { Attachment = null, AttachmentLiesAt = Marker };
        AssertMarkersGo(DigestPage.Render(elsewhere), DigestPage.Render(elsewhere with { NumbersOnly = true }));
    }

    private static void AssertMarkersGo(RenderedPage open, RenderedPage numbers)
    {
        Assert.Contains(Marker, open.Text, StringComparison.Ordinal);
        Assert.All(Pages.Everything(numbers), text => Assert.DoesNotContain(Marker, text, StringComparison.Ordinal));
    }
}

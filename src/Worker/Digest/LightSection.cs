using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>亮灯情况: open measures by light, as bars.</summary>
internal static class LightSection
{
    private static readonly Light[] Lights = [Light.Red, Light.Orange, Light.Yellow, Light.Blue, Light.Green];

    public static void Write(Page page, DigestFigures figures)
    {
        var counts = figures.ByLight;
        var (sum, max) = (counts.Values.Sum(), counts.Values.DefaultIfEmpty().Max());
        page.Section(DigestTexts.Lights);
        page.Paragraph(Say(DigestTexts.LightsSum, sum));
        foreach (var light in Lights)
        {
            Bar(page, light, Say(DigestTexts.Light, Ink.Of(light).Word), counts, sum, max);
        }

        if (counts.GetValueOrDefault(Light.None) > 0)
        {
            Bar(page, Light.None, DigestTexts.NoLight, counts, sum, max);
        }
    }

    private static void Bar(Page page, Light light, string label, IReadOnlyDictionary<Light, int> counts, int sum, int max)
    {
        var count = counts.GetValueOrDefault(light);
        page.Bar(Ink.Of(light), label, count, max, Say(DigestTexts.MeasureShare, count, new Rate(count, sum)));
    }
}

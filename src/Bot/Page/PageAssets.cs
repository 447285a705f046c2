using System.Security.Cryptography;
using System.Text;

using Microsoft.Net.Http.Headers;

namespace CaseReform.Ops.Bot.Page;

/// <summary>
/// The files that the page is made of, as the build put them beside the program. The addresses of a folder change with what lies in it, so that browsers
/// keep what they have for good and still get the new one after an upgrade. They say nothing about the ledger and need no sign-in.
/// </summary>
internal sealed class PageAssets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>Looks at the files.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was installed without them.</exception>
    public PageAssets()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            var files = Directory.GetFiles(folder).Where(file => Types.ContainsKey(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToList();
            var address = $"/assets/{Path.GetFileName(folder)}/{MarkOf(files)}/";
            _folders.Add(Path.GetFileName(folder), address);
            files.ForEach(file => _files.Add(address + Path.GetFileName(file), file));
        }
    }

    /// <summary>Where a browser finds a file.</summary>
    public string AddressOf(string folder, string file) => _folders[folder] + file;

    /// <summary>Answers with a file, in the smallest form that the browser takes.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        if (!_files.TryGetValue(context.Request.Path.Value ?? string.Empty, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.ContentType = Types[Path.GetExtension(file)];
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (Takes(context.Request, encoding) && File.Exists(file + extension))
            {
                response.Headers.ContentEncoding = encoding;
                file += extension;
                break;
            }
        }

        response.ContentLength = new FileInfo(file).Length;
        await response.SendFileAsync(file, context.RequestAborted);
    }

    private static bool Takes(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality != 0);

    private static string MarkOf(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

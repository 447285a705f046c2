using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>
/// Looks through a ZIP package (APPNOTE.TXT; ECMA-376 part 2, GB/T 33190) by unpacking every part and keeping none: what really comes out is counted, because
/// a package's own figures may lie. One package is judged by one object.
/// </summary>
internal sealed class PackageJudge(PackageLimits limits, CancellationToken token)
{
    private const int MaxDirectoryBytes = 66 * 1024;
    private const int MaxListBytes = 512 * 1024;

    private static readonly string[] Programs = [".exe", ".dll", ".com", ".scr", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".lnk", ".jar", ".msi"];

    /// <summary>Pictures that Office keeps packed with gzip.</summary>
    private static readonly string[] PackedPictures = [".emz", ".wmz"];

    /// <summary>Pictures that are as large as their area: a white page becomes a thousandth by packing.</summary>
    private static readonly string[] PlainPictures = [".bmp", ".dib", ".emf", ".wmf"];

    private readonly byte[] _block = new byte[64 * 1024];
    private int _entries;
    private long _unpacked;

    /// <summary>Whether the package is what its name says, and harmless to open.</summary>
    /// <param name="content">The package; it can be read anywhere.</param>
    /// <param name="part">A part that every package of the kind has.</param>
    public Task<ContentVerdict> JudgeAsync(FileStream content, string part) => JudgeAsync(content, part, depth: 0);

    private async Task<ContentVerdict> JudgeAsync(FileStream content, string? part, int depth)
    {
        if (!await HasShortDirectoryAsync(content))
        {
            return ContentVerdict.Lies;
        }

        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return JudgeList(package, part) is not ContentVerdict.Agrees and var verdict ? verdict
                : await JudgeTypesAsync(package, part) is not ContentVerdict.Agrees and var types ? types
                : await JudgePartsAsync(content.Name, package, depth);
        }
        catch (InvalidDataException)
        {
            return ContentVerdict.Lies;
        }
    }

    /// <summary>The list of parts stands at the end, with its place and length: one of a million parts would be read whole otherwise.</summary>
    private async Task<bool> HasShortDirectoryAsync(FileStream content)
    {
        var tail = new byte[(int)Math.Min(content.Length, MaxDirectoryBytes)];
        content.Position = content.Length - tail.Length;
        await content.ReadExactlyAsync(tail, token);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < 22)
        {
            return false;
        }

        var record = tail.AsSpan(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) != 0)
        {
            // a disk of another number than 0 (APPNOTE 4.4.19 and 4.4.20): FFFF means that the Zip64 record counts, whose list is not the one judged here
            return false;
        }

        var list = content.Length - tail.Length + end - BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(record[10..]) <= limits.Entries && list >= 0 && list <= limits.DirectoryBytes;
    }

    private ContentVerdict JudgeList(ZipArchive package, string? part)
    {
        _entries += package.Entries.Count;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return true switch
        {
            _ when part is not null && package.GetEntry(part) is null => ContentVerdict.Lies,
            _ when _entries > limits.Entries => ContentVerdict.UnpacksTooLarge,

            // programs differ on which of two parts of one name they show
            _ when package.Entries.Any(e => e.IsEncrypted || LeadsOut(e.FullName) || !names.Add(e.FullName)) => ContentVerdict.Lies,
            _ when package.Entries.Any(e => IsProgram(e.FullName)) => ContentVerdict.CarriesProgram,
            _ when package.Entries.Sum(e => (decimal)e.Length) > limits.UnpackedBytes - _unpacked => ContentVerdict.UnpacksTooLarge,
            _ => ContentVerdict.Agrees,
        };
    }

    private async Task<ContentVerdict> JudgeTypesAsync(ZipArchive package, string? part)
    {
        if (package.GetEntry("[Content_Types].xml") is not { } types)
        {
            return part is null or "OFD.xml" ? ContentVerdict.Agrees : ContentVerdict.Lies;
        }

        await using var list = await types.OpenAsync(token);
        var bytes = new byte[MaxListBytes];
        var length = await list.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, token);
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return length == bytes.Length ? ContentVerdict.Lies
            : text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) ? ContentVerdict.CarriesProgram
            : ContentVerdict.Agrees;
    }

    private async Task<ContentVerdict> JudgePartsAsync(string file, ZipArchive package, int depth)
    {
        foreach (var entry in package.Entries.Where(e => e.CompressedLength > 0))
        {
            // packing makes nothing longer, but for a few bytes a block: whoever believes the larger figure unpacks more than this one says
            if (entry.CompressedLength > entry.Length + (entry.Length / 100) + 100)
            {
                return ContentVerdict.Lies;
            }

            var (verdict, isPackage) = await CountAsync(entry);
            if (verdict == ContentVerdict.Agrees && isPackage)
            {
                verdict = depth < limits.Depth ? await JudgeInnerAsync(file, entry, depth) : ContentVerdict.NestsArchive;
            }

            if (verdict != ContentVerdict.Agrees)
            {
                return verdict;
            }
        }

        return ContentVerdict.Agrees;
    }

    private async Task<(ContentVerdict Verdict, bool IsPackage)> CountAsync(ZipArchiveEntry entry)
    {
        await using var part = await entry.OpenAsync(token);
        var length = await part.ReadAtLeastAsync(_block, 8, throwOnEndOfStream: false, token);
        var (isPackage, isArchive) = (IsPackage(_block.AsSpan(0, length)), IsArchive(_block.AsSpan(0, length), entry.Name));
        if (isArchive)
        {
            return (ContentVerdict.NestsArchive, false);
        }

        var ratioMatters = Ends(entry.Name, PlainPictures) ? long.MaxValue : limits.RatioMatters;
        for (var size = 0L; length > 0; length = await part.ReadAsync(_block, token))
        {
            size += length;
            _unpacked += length;
            if (_unpacked > limits.UnpackedBytes || (size > ratioMatters && size / entry.CompressedLength > limits.Ratio))
            {
                return (ContentVerdict.UnpacksTooLarge, false);
            }
        }

        return (ContentVerdict.Agrees, isPackage);
    }

    /// <summary>A package inside must be written out, for its list of parts stands at its end. Its size has been counted, and is within the limit.</summary>
    private async Task<ContentVerdict> JudgeInnerAsync(string file, ZipArchiveEntry entry, int depth)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        await using var inner = new FileStream($"{file}.{depth}", options);
        await using (var part = await entry.OpenAsync(token))
        {
            await part.CopyToAsync(inner, token);
        }

        return await JudgeAsync(inner, null, depth + 1);
    }

    private static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Archives that are not looked into.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> head, string name) =>
        head.StartsWith("Rar!\u001A\u0007"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        || head.StartsWith("BZh"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A])
        || (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) && !Ends(name, PackedPictures));

    /// <summary>Names that lead out of the folder somebody unpacks into.</summary>
    private static bool LeadsOut(string name) =>
        name.Length == 0 || name[0] is '/' or '\\' || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl)
        || name.Split('/', '\\').Any(step => step is "..");

    private static bool IsProgram(string name) =>
        name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase) || Ends(name, Programs);

    private static bool Ends(string name, string[] endings) => endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}

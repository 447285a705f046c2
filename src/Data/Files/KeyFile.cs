using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Data.Files;

/// <summary>A secret key in a file that only the program's user may read, and whoever shares the data folder with it (<see cref="SharedFolder"/>). Several processes may make it at once: all get the same one.</summary>
public static class KeyFile
{
    private const int Bytes = 32;

    /// <summary>The key in the file; null when the file holds none.</summary>
    public static byte[]? Read(string file)
    {
        var text = File.ReadAllText(file).Trim();
        return text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }

    /// <summary>The key in the file, which is made when it is not there.</summary>
    /// <exception cref="IOException">The file holds no key, or cannot be read or made.</exception>
    public static byte[] ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        return Read(file) ?? throw new IOException(file);
    }

    /// <summary>Makes the file with a new key, unless somebody was quicker: read it afterwards.</summary>
    public static void Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        FlushedFile.Make(file, Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes))), SharedFolder.FileMode(folder));
    }
}

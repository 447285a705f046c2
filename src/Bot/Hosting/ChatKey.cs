using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>The bot's own key in the data folder, <c>keys/chat.key</c>; all bots of one ledger have the same.</summary>
internal static class ChatKey
{
    /// <summary>The key itself, which signs the tokens of the chat.</summary>
    /// <exception cref="IOException">The file holds no key, or cannot be read or made.</exception>
    public static byte[] Of(DatabaseOptions database) => KeyFile.ReadOrMake(Path.GetFullPath(Path.Combine(database.DataFolder, "keys", "chat.key")));

    /// <summary>A key for one other purpose (HKDF, RFC 5869): what is signed or hashed with it is worth nothing for any other.</summary>
    /// <exception cref="IOException">As <see cref="Of"/>.</exception>
    public static byte[] For(DatabaseOptions database, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Of(database), SHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes(purpose));
}

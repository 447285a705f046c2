using System.Text.Json;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

/// <summary>A message as another implementation reads it: python's email package under its strict default policy.</summary>
internal sealed record ParsedMessage(
    Dictionary<string, string> Headers, string[] Defects, ParsedPart[] Parts, string ToName, string ToAddress);

internal sealed record ParsedPart(string Type, string? FileName, string? Text, string? Base64, string? Charset);

internal static class PythonJudge
{
    private const string Program = """
        import base64, email, email.header, email.policy, email.utils, json, sys
        raw = sys.stdin.buffer.read()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        # the default policy of python < 3.13 keeps the space between two encoded-words of a name; the older reader follows RFC 2047
        to_name, to_address = email.utils.parseaddr(email.message_from_bytes(raw)['To'])
        to_name = str(email.header.make_header(email.header.decode_header(to_name)))
        defects = []
        parts = []
        for part in message.walk():
            defects += [repr(d) for d in part.defects]
            for name, value in part.items():
                defects += [name + ': ' + repr(d) for d in getattr(value, 'defects', [])]
            if not part.is_multipart():
                content = part.get_payload(decode=True)
                is_text = part.get_content_maintype() == 'text'
                parts.append({'Type': part.get_content_type(), 'FileName': part.get_filename(),
                    'Text': part.get_content() if is_text else None, 'Base64': base64.b64encode(content).decode(), 'Charset': part.get_content_charset()})
            else:
                parts.append({'Type': part.get_content_type()})
        print(json.dumps({'Headers': {k: str(v) for k, v in message.items()}, 'Defects': defects, 'Parts': parts,
            'ToName': to_name, 'ToAddress': to_address}))
        """;

    public static async Task<ParsedMessage> ReadAsync(byte[] message)
    {
        var run = await ProcessRun.RunAsync(Tool.Python.Require(), ["-c", Program], message);
        Assert.True(run.ExitCode == 0, run.Errors);
        return JsonSerializer.Deserialize<ParsedMessage>(run.Output)!;
    }
}

using System.Text.RegularExpressions;

namespace HumasApi.Management.Imports;

/// <summary>
/// XML with ampersands escaped that begin none of the five references of XML and no number: old exports have addresses with a bare
/// <c>&amp;</c>, and entities of HTML that no DTD declares. CDATA stays as it is.
/// </summary>
internal sealed partial class BareAmpersands(Stream xml) : ReadOnlyStream
{
    // The longest thing that must be seen whole: &#x10FFFF; and <![CDATA[.
    private const int Longest = 12;

    private readonly byte[] input = new byte[1 << 16];
    private readonly MemoryStream output = new();
    private int filled;
    private bool isLast;
    private bool inCdata;

    [GeneratedRegex(@"\A&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")]
    private static partial Regex Reference();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (output.Position == output.Length && !(isLast && filled == 0))
        {
            var read = await xml.ReadAsync(input.AsMemory(filled), cancellationToken);
            isLast = read == 0;
            filled += read;
            output.SetLength(0);
            var done = Escape(input.AsSpan(0, filled));
            input.AsSpan(done, filled - done).CopyTo(input);
            filled -= done;
            output.Position = 0;
        }
        return await output.ReadAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            xml.Dispose();
        base.Dispose(disposing);
    }

    // Writes what can be judged, and answers how far that is.
    private int Escape(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var rest = text[at..];
            var plain = inCdata ? rest.IndexOf((byte)']') : rest.IndexOfAny((byte)'&', (byte)'<');
            if (plain != 0)
            {
                var length = plain < 0 ? rest.Length : plain;
                output.Write(rest[..length]);
                at += length;
                continue;
            }
            if (rest.Length < Longest && !isLast)
                return at;
            if (rest[0] == '&')
                output.Write(IsReference(rest) ? "&"u8 : "&amp;"u8);
            else
                output.WriteByte(rest[0]);
            if (inCdata)
                inCdata = !rest.StartsWith("]]>"u8);
            else
                inCdata = rest.StartsWith("<![CDATA["u8);
            at++;
        }
        return at;
    }

    private static bool IsReference(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[Longest];
        var length = Math.Min(text.Length, Longest);
        for (var i = 0; i < length; i++)
            characters[i] = (char)text[i];
        return Reference().IsMatch(characters[..length]);
    }
}

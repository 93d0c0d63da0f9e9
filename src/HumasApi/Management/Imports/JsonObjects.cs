using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HumasApi.Management.Imports;

/// <summary>
/// Cuts JSON of other systems into objects, without parsing them: those of arrays and those one after the other, on one line or many;
/// or only those of some named lists within one large object. Holds one object in memory.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="maxBytes">Most bytes of an object.</param>
/// <param name="lists">Names of the lists; null: all objects.</param>
internal sealed class JsonObjects(Stream file, int maxBytes, IReadOnlyCollection<string>? lists = null)
{
    private const int ReadBytes = 1 << 16;
    private const int MaxNameLength = 100;

    // How deep the lists of an export may stand: {"db":[{"data":{"posts":[.
    private const int MaxListDepth = 6;
    private const int MaxDepth = 64;

    private readonly List<(byte Kind, string Name)> open = [];
    private readonly ArrayBufferWriter<byte> item = new();
    private readonly StringBuilder word = new();
    private string property = "";
    private int depth;
    private long place;
    private long end;
    private bool isInItem;
    private bool isInText;
    private bool isEscaped;

    private string List => open.Count == 0 ? "" : open[^1].Name;

    /// <summary>The objects, each with the name of its list. What stands in the place of one comes as it is.</summary>
    /// <exception cref="InvalidDataException">It is no JSON, or was cut off.</exception>
    public async IAsyncEnumerable<(string List, ItemBytes Item)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBytes];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            for (var at = 0; at < read; at++)
            {
                end++;
                if (!isInItem && !Begins(buffer[at]))
                {
                    Outside(buffer[at]);
                    continue;
                }
                isInItem = true;
                if (!Ends(buffer[at], out var isPart))
                    continue;
                yield return (List, Taken());
                if (!isPart)
                    Outside(buffer[at]);
            }
        if (isInItem && depth == 0 && !isInText && open.Count == 0)
            yield return (List, Taken());
        if (isInItem || isInText || open.Count > 0)
            throw new InvalidDataException("The JSON does not end: the file was cut off.");
    }

    private bool Begins(byte one)
    {
        if (lists is not null)
            return one == '{' && !isInText && open.Count <= MaxListDepth && open is [.., ((byte)'[', var name)] && lists.Contains(name);
        if (IsSpace(one) || one is (byte)',' or (byte)']' or (byte)'}' || (end <= 3 && one is 0xEF or 0xBB or 0xBF))
            return false;
        return open.Count == 1 || one != '[';
    }

    // A number or a word where an object should be ends before what follows it, an object with its own bracket.
    private bool Ends(byte one, out bool isPart)
    {
        isPart = depth > 0 || isInText || !(one is (byte)',' or (byte)']' or (byte)'}' or (byte)'\n');
        if (!isPart)
            return true;
        if (item.WrittenCount <= maxBytes)
        {
            item.GetSpan(1)[0] = one;
            item.Advance(1);
        }
        if (isInText)
            (isInText, isEscaped) = (isEscaped || one != '"', !isEscaped && one == '\\');
        else if (one == '"')
            isInText = true;
        else if (one is (byte)'{' or (byte)'[')
            depth++;
        else if (one is (byte)'}' or (byte)']')
            return --depth == 0;
        return false;
    }

    private ItemBytes Taken()
    {
        var isTooLong = item.WrittenCount > maxBytes;
        var bytes = isTooLong ? default : (ReadOnlyMemory<byte>)item.WrittenSpan.ToArray();
        item.ResetWrittenCount();
        isInItem = false;
        return new ItemBytes(++place, bytes, end, isTooLong);
    }

    private void Outside(byte one)
    {
        if (isInText)
        {
            (isInText, isEscaped) = (isEscaped || one != '"', !isEscaped && one == '\\');
            if (isInText && word.Length < MaxNameLength)
                word.Append((char)one);
            return;
        }
        switch (one)
        {
            case (byte)'"':
                isInText = true;
                word.Clear();
                break;
            case (byte)':':
                property = word.ToString();
                break;
            case (byte)',':
                property = "";
                break;
            case (byte)'{' or (byte)'[':
                if (open.Count == MaxDepth)
                    throw new InvalidDataException($"The JSON is deeper than {MaxDepth} levels at byte {end}.");
                open.Add((one, property));
                property = "";
                break;
            case (byte)'}' or (byte)']':
                if (open.Count == 0 || open[^1].Kind != one - 2)
                    throw new InvalidDataException($"A bracket of the JSON is closed that was not opened, at byte {end}.");
                open.RemoveAt(open.Count - 1);
                break;
            default:
                if (open.Count == 0 && !IsSpace(one) && !(end <= 3 && one is 0xEF or 0xBB or 0xBF))
                    throw new InvalidDataException("The file is not JSON.");
                break;
        }
    }

    private static bool IsSpace(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}

namespace HumasApi.Search;

/// <summary>What both ways to find a root know of sounds and endings.</summary>
internal static class Affixes
{
    public static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    public static int CountVowels(ReadOnlySpan<char> letters)
    {
        var count = 0;
        foreach (var letter in letters)
            if (IsVowel(letter))
                count++;
        return count;
    }

    /// <summary>The length of the particle or pronoun at the end (buku-nya, baca-lah, apa-pun, buku-ku); 0 for none.</summary>
    public static int Clitic(ReadOnlySpan<char> word) =>
        word switch
        {
            [.., 'n', 'y', 'a'] or [.., 'l' or 'k' or 't', 'a', 'h'] or [.., 'p', 'u', 'n'] => 3,
            [.., 'k' or 'm', 'u'] => 2,
            _ => 0,
        };
}

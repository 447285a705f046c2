namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A question to whoever sits at the terminal.</summary>
internal static class Question
{
    /// <summary>Asks until there is a plain answer.</summary>
    /// <param name="question">What is asked; the answers are part of it.</param>
    /// <param name="unanswered">What is said when there is nobody to ask.</param>
    /// <exception cref="InputRefusedException">There is nobody to ask, or the person went away without an answer.</exception>
    public static bool Ask(string question, string unanswered)
    {
        while (!Console.IsInputRedirected)
        {
            Console.Write(question);
            switch (Console.ReadLine()?.Trim())
            {
                case null:
                    throw new InputRefusedException(unanswered);
                case "y" or "Y" or "是":
                    return true;
                case "n" or "N" or "否":
                    return false;
            }
        }

        throw new InputRefusedException(unanswered);
    }
}

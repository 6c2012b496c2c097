package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.model.Agents;

/**
 * Who is what in which company, by agent number: company c has the numbers c × size to (c + 1) ×
 * size − 1, first its assistants team by team, then its manager, its auditor, its evaluator and, if
 * there is one, its judge.
 *
 * @param teams how many teams a company has
 * @param teamSize assistants in a team
 * @param judge whether there is a judge
 */
record Staff(int teams, int teamSize, boolean judge) {

  /** How many assistants a company has. */
  int assistants() {
    return teams * teamSize;
  }

  /** How many agents a company has. */
  int size() {
    return assistants() + (judge ? 4 : 3);
  }

  /** The company of an agent. */
  int company(int agent) {
    return agent / size();
  }

  Role role(int agent) {
    int place = agent % size() - assistants();
    return place < 0 ? Role.ASSISTANT : Role.values()[place + 1];
  }

  /** The agents in each role among some, by its word; roles that nobody has are left out. */
  Map<String, List<Integer>> roles(int agents) {
    Map<String, List<Integer>> roles = new LinkedHashMap<>();
    for (int agent = 0; agent < agents; agent++) {
      roles.computeIfAbsent(role(agent).word(), word -> new ArrayList<>()).add(agent);
    }
    return roles;
  }

  /** The team of an assistant within its company, from 0. */
  int team(int assistant) {
    return assistant % size() / teamSize;
  }

  /** The agent that is the only one in its role, in a company. */
  int agent(int company, Role role) {
    return company * size() + assistants() + role.ordinal() - 1;
  }

  /** Assistant number {@code place} of a company, from 0. */
  int assistant(int company, int place) {
    return company * size() + place;
  }

  /** All assistants of a company. */
  Agents assistantsOf(int company) {
    return Agents.of(
        IntStream.range(0, assistants()).mapToObj(place -> assistant(company, place)).toList());
  }

  /** Who goes on with what an assistant has done: the next in its team, in a ring; alone itself. */
  int next(int assistant) {
    int first = assistant - assistant % size() + team(assistant) * teamSize;
    return first + (assistant - first + 1) % teamSize;
  }
}
